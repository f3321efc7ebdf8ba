import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { useFleetRows } from "@/lib/useFleet";
import { useHost } from "@/platform/host";
import type { Condition, FleetRow, ServiceRef, ServiceSummary, ServiceView } from "@/platform/bindings/types";
import { nameOf } from "@/features/changes/changeWords";
import { serviceQuery } from "./queries";

export interface ShownService {
  service: ServiceRef;
  /** The page's own reading. */
  query: UseQueryResult<ServiceView>;
  view: ServiceView | undefined;
  /** The fleet's row, kept current by events; absent where the scope does not hold the service. */
  row: FleetRow | undefined;
  name: string;
  summary: ServiceSummary | undefined;
  condition: Condition | undefined;
}

/** One service, as the fleet and the page's own reading know it. */
export function useService(service: ServiceRef): ShownService {
  const host = useHost();
  const row = useFleetRows().find(
    (candidate) => candidate.service.arn === service.arn && candidate.service.cell.profile === service.cell.profile,
  );
  const query = useQuery(serviceQuery(host, service, row !== undefined));
  const view = query.data;
  const summary = row?.summary ?? view?.summary;
  return { service, query, view, row, name: summary?.name ?? nameOf(service), summary, condition: shownCondition(row, view) };
}

/**
 * The row is what events keep current, so it leads. Where it only knows that
 * something changes, the page may already have read what.
 */
export function shownCondition(row: FleetRow | undefined, view: ServiceView | undefined): Condition | undefined {
  if (row === undefined) return view?.condition;
  if (row.condition.kind === "changing" && view?.condition.kind === "inProgress") return view.condition;
  return row.condition;
}
