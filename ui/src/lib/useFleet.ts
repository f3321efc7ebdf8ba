import { type UseQueryResult, useQuery, useQueryClient } from "@tanstack/react-query";
import type { FleetRow, FleetView } from "@/platform/bindings/types";
import { useHost } from "@/platform/host";
import { fleetQuery } from "./queries";
import { useScope } from "./useScope";

function useFleetQuery() {
  return fleetQuery(useQueryClient(), useHost(), useScope());
}

/** The fleet in the scope on screen, kept current by events. */
export function useFleet(): UseQueryResult<FleetView> {
  return useQuery(useFleetQuery());
}

const NONE: readonly FleetRow[] = [];

/** Every service of the fleet, in the order of its cells: the same array until one of them changes. */
export function useFleetRows(): readonly FleetRow[] {
  return useQuery({ ...useFleetQuery(), select: rowsOf }).data ?? NONE;
}

let last: { parts: readonly (readonly FleetRow[])[]; rows: readonly FleetRow[] } = { parts: [], rows: NONE };

/** There is one fleet on screen, and many places ask for its rows: they are put together once. */
function rowsOf({ cells }: FleetView): readonly FleetRow[] {
  if (cells.length !== last.parts.length || cells.some(({ rows }, index) => rows !== last.parts[index])) {
    last = { parts: cells.map(({ rows }) => rows), rows: cells.flatMap(({ rows }) => rows) };
  }
  return last.rows;
}

/** Which opening of the fleet it is, and whether any of its cells is being read for the first time. */
export function useFleetState() {
  // Shared with the answer before, so that a refresh that changes nothing draws nothing.
  return useQuery({ ...useFleetQuery(), select: stateOf, structuralSharing: true });
}

function stateOf({ generation, cells }: FleetView) {
  return { generation, loading: cells.some(({ state }) => state.kind === "loading") };
}
