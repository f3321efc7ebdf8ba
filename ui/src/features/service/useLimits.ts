import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { inForceSince, type LimitValues, limitValues } from "@/features/charts/limits";
import { useHost } from "@/platform/host";
import type { MetricSet, ServiceRef } from "@/platform/bindings/types";
import { operationsQuery, scalingQuery } from "./queries";

const UNKNOWN: LimitValues = {};

/** What auto scaling holds the service to, over the range of the figures; nothing before it is read. */
export function useLimits(service: ServiceRef, set: MetricSet | undefined): LimitValues {
  const host = useHost();
  const figures = useQuery(scalingQuery(host, service)).data?.current?.figures;
  const operations = useInfiniteQuery(operationsQuery(host, service));
  const { data, hasNextPage } = operations;
  return useMemo(() => {
    if (set === undefined || figures === undefined || data === undefined) return UNKNOWN;
    const since = inForceSince(data.pages.flatMap((page) => page.operations), !hasNextPage);
    return since === null ? UNKNOWN : limitValues(set, figures, since);
  }, [set, figures, data, hasNextPage]);
}
