import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { FleetRow, FleetView } from "@/platform/bindings/types";
import { useHost } from "@/platform/host";
import { fleetQuery } from "./queries";
import { useScope } from "./useScope";

/** The fleet in the scope on screen, kept current by events. */
export function useFleet(): UseQueryResult<FleetView> {
  return useQuery(fleetQuery(useHost(), useScope()));
}

const NONE: readonly FleetRow[] = [];

/** Every service of the fleet, in the order of its cells. */
export function useFleetRows(): readonly FleetRow[] {
  const cells = useFleet().data?.cells;
  return useMemo(() => cells?.flatMap((cell) => cell.rows) ?? NONE, [cells]);
}
