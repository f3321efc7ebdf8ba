import { queryOptions } from "@tanstack/react-query";
import type { Host } from "@/platform/host";

/*
 * What a session gives can change while the page is closed, so it is read anew
 * each time; within the page it stays.
 */
export function accountsQuery(host: Host, session: string) {
  return queryOptions({
    queryKey: ["discovery", session],
    queryFn: () => host.commands.discoveryAccounts(session),
    gcTime: 0,
  });
}

export function rolesQuery(host: Host, session: string, account: string) {
  return queryOptions({
    queryKey: ["discovery", session, account],
    queryFn: () => host.commands.discoveryRoles(session, account),
    gcTime: 0,
  });
}
