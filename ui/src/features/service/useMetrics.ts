import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useId, useMemo, useState } from "react";
import { Cursor } from "@/features/charts/cursor";
import { markersOf } from "@/features/charts/markers";
import { useHost } from "@/platform/host";
import type { MetricRange, ServiceRef } from "@/platform/bindings/types";
import { metricsQuery, operationsQuery } from "./queries";

/** The figures of a service over a range, with what happened to it meanwhile, for charts that share a pointer. */
export function useMetrics(service: ServiceRef, range: MetricRange) {
  const host = useHost();
  // The page is another one for another service, so what is kept is always this one's.
  const query = useQuery({ ...metricsQuery(host, service, range), placeholderData: keepPreviousData });
  const operations = useInfiniteQuery(operationsQuery(host, service)).data;
  const markers = useMemo(() => markersOf(operations?.pages.flatMap((page) => page.operations) ?? []), [operations]);
  const [cursor] = useState(() => new Cursor());
  return { query, markers, cursor, group: useId() };
}
