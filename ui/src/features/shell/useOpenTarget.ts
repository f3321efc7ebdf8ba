import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { flashes } from "@/lib/flash";
import { paths } from "@/lib/paths";
import { fleetQuery } from "@/lib/queries";
import { encodeScope, sameCell } from "@/lib/scope";
import { useScope } from "@/lib/useScope";
import type { OpenTarget, Scope } from "@/platform/bindings/types";
import { useHost } from "@/platform/host";

/** Opens what a command line or a notification names: a cell, a service, or a name to look for. */
export function useOpenTarget(): (target: OpenTarget) => void {
  const host = useHost();
  const client = useQueryClient();
  const navigate = useNavigate();
  const scope = useScope();

  const open = async ({ cell, service }: OpenTarget) => {
    const shown: Scope =
      cell === null || scope.cells.some((known) => sameCell(known, cell)) ? scope : { cells: [cell] };
    const search = { scope: encodeScope(shown) };
    if (service === null) {
      await navigate({ ...paths.fleet(), search });
      return;
    }
    if (service.startsWith("arn:")) {
      const profile = cell?.profile ?? shown.cells[0]?.profile;
      if (profile !== undefined) {
        await navigate({ ...paths.service({ cell: { profile, region: "" }, arn: service }), search });
      }
      return;
    }
    const fleet = await client.query({ ...fleetQuery(host, shown), staleTime: "static" });
    const row = fleet.cells
      .flatMap((known) => known.rows)
      .find((known) => known.summary.name === service && (cell === null || sameCell(known.service.cell, cell)));
    if (row === undefined) {
      await navigate({ ...paths.fleet(), search });
      flashes.show({ id: "open", tone: "warn", title: `No service called ${service} is known here yet` });
      return;
    }
    await navigate({ ...paths.service(row.service), search });
  };
  return (target) => void open(target);
}
