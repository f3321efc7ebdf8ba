import { Link } from "@tanstack/react-router";
import { ErrorNotice } from "@/components/ErrorNotice";
import { Skeleton } from "@/components/Skeleton";
import { Chart } from "@/features/charts/Chart";
import { latency, requests } from "@/features/charts/chartSpecs";
import { defaultRange, rangeWords } from "@/features/charts/ranges";
import { paths } from "@/lib/paths";
import type { ServiceRef } from "@/platform/bindings/types";
import { useMetrics } from "./useMetrics";

/** What the service serves and how fast, over the last hours. */
export function OverviewCharts({ service }: { service: ServiceRef }) {
  const { query, markers, cursor, group } = useMetrics(service, defaultRange);
  const { data } = query;
  return (
    <div className="grid min-w-0 gap-3">
      {query.error !== null && (
        <ErrorNotice
          failure={query.error.failure}
          what="The metrics could not be read"
          onRetry={() => void query.refetch()}
        />
      )}
      {data === undefined && query.isPending && <Skeleton className="h-48 w-full rounded-lg" />}
      {data !== undefined &&
        [requests, latency].map((spec) => (
          <Chart key={spec.id} spec={spec} set={data} markers={markers} cursor={cursor} group={group} />
        ))}
      {data !== undefined && (
        <p className="-mt-1 text-sm text-faint">
          The last {rangeWords[defaultRange]} ·{" "}
          <Link {...paths.service(service, { tab: "metrics" })} className="text-accent underline">
            All metrics
          </Link>
        </p>
      )}
    </div>
  );
}
