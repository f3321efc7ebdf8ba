import type { QueryClient } from "@tanstack/react-query";
import { keys } from "@/lib/queries";
import { sameCell } from "@/lib/scope";
import type { Cell, CellView, FleetRow, FleetView, Scope } from "@/platform/bindings/types";

/**
 * The service that a name or an ARN means, as soon as the fleet knows it; null
 * once every cell that could have it has answered without it, or cannot answer.
 * One that waits for a person may still answer.
 */
export function findService(
  client: QueryClient,
  scope: Scope,
  wanted: string,
  cell: Cell | null,
): Promise<FleetRow | null> {
  const look = (): FleetRow | null | undefined => {
    const fleet = client.getQueryData<FleetView>(keys.fleet(scope));
    if (fleet === undefined) return client.getQueryState(keys.fleet(scope))?.status === "error" ? null : undefined;
    const cells = fleet.cells.filter((view) => cell === null || sameCell(view.cell, cell));
    const found = cells
      .flatMap((view) => view.rows)
      .find(({ summary }) => summary.name === wanted || summary.arn === wanted);
    if (found !== undefined) return found;
    return cells.some(mayAnswer) ? undefined : null;
  };
  const now = look();
  if (now !== undefined) return Promise.resolve(now);
  return new Promise((resolve) => {
    const stop = client.getQueryCache().subscribe(() => {
      const found = look();
      if (found === undefined) return;
      stop();
      resolve(found);
    });
  });
}

function mayAnswer({ state }: CellView): boolean {
  return state.kind === "loading" || (state.kind === "failed" && state.failure.need !== null);
}

/** Whether everything that could have it was read: only then is it known that there is none. */
export function allRead(client: QueryClient, scope: Scope, cell: Cell | null): boolean {
  const cells = client.getQueryData<FleetView>(keys.fleet(scope))?.cells ?? [];
  return cells.every((view) => (cell !== null && !sameCell(view.cell, cell)) || view.state.kind === "ready");
}
