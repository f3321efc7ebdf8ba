import { queryOptions, skipToken } from "@tanstack/react-query";
import { keys } from "@/lib/queries";
import type { Generation } from "@/platform/bindings/types";
import type { Host } from "@/platform/host";

/** The operations of a generation of the fleet; nothing before there is one. */
export function activityQuery(host: Host, generation: Generation | undefined) {
  return queryOptions({
    queryKey: ["activity", generation ?? null] as const,
    queryFn: generation === undefined ? skipToken : () => host.commands.fleetActivity(generation),
    gcTime: 0,
  });
}

/** What is shown of the journal: enough for weeks of work. */
const ENTRIES = 200;

/** What this program did; read again whenever an attempt moves. */
export function journalQuery(host: Host) {
  return queryOptions({
    queryKey: keys.journal,
    queryFn: () => host.commands.journalRead(ENTRIES),
    staleTime: 0,
  });
}
