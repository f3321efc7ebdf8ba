import { useQueryClient } from "@tanstack/react-query";
import { useNavigate, useRouter } from "@tanstack/react-router";
import { flashes } from "@/lib/flash";
import { paths } from "@/lib/paths";
import { encodeScope, sameCell } from "@/lib/scope";
import { useScope } from "@/lib/useScope";
import type { OpenTarget, Scope } from "@/platform/bindings/types";
import { allRead, findService } from "./findService";

/** Opens what a command line or a notification names: a cell, or a service in one. */
export function useOpenTarget(): (target: OpenTarget) => void {
  const client = useQueryClient();
  const navigate = useNavigate();
  const router = useRouter();
  const scope = useScope();

  const open = async ({ cell, service }: OpenTarget) => {
    const shown: Scope =
      cell === null || scope.cells.some((known) => sameCell(known, cell)) ? scope : { cells: [cell] };
    const search = { scope: encodeScope(shown) };
    // The fleet first: it is there at once, and on a first start it may not know the service yet.
    const fleet = paths.fleet();
    await navigate({ ...fleet, search });
    if (service === null) return;
    const row = await findService(client, shown, service, cell);
    // Whoever has gone on to another page meanwhile is not fetched back.
    if (router.state.location.pathname !== fleet.to) return;
    if (row === null) {
      const title = allRead(client, shown, cell)
        ? `There is no service called ${service} here`
        : `No service called ${service} is in what could be read`;
      flashes.show({ id: "open", tone: "warn", title });
      return;
    }
    await navigate({ ...paths.service(row.service), search });
  };
  return (target) => void open(target);
}
