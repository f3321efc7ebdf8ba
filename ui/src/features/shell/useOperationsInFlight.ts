import { conditionWords } from "@/lib/conditionWords";
import { inFlight } from "@/lib/queries";
import { useAttempts } from "@/lib/start";
import { useFleetRows } from "@/lib/useFleet";
import type { Attempt, FleetRow, ServiceRef } from "@/platform/bindings/types";

export interface OperationInFlight {
  service: ServiceRef;
  name: string;
  /** What the fleet says of the service; absent where it is out of the scope on screen. */
  row?: FleetRow;
  /** What was begun here; absent where somebody else began it. */
  attempt?: Attempt;
}

/** Every service that something is happening to, once each: begun here or seen in the fleet. */
export function useOperationsInFlight(): OperationInFlight[] {
  const rows = useFleetRows();
  const attempts = useAttempts();
  const found = new Map<string, OperationInFlight>();
  for (const row of rows) {
    if (conditionWords(row.condition).group === "inProgress") {
      found.set(row.summary.arn, { service: row.service, name: row.summary.name, row });
    }
  }
  for (const attempt of attempts) {
    if (!inFlight(attempt)) continue;
    const { arn } = attempt.service;
    const seen = found.get(arn);
    found.set(arn, { ...(seen ?? { service: attempt.service, name: attempt.serviceName }), attempt });
  }
  return [...found.values()];
}
