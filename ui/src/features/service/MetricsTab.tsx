import { useNavigate } from "@tanstack/react-router";
import { EmptyState } from "@/components/EmptyState";
import { RelativeTime } from "@/components/RelativeTime";
import { Chart } from "@/features/charts/Chart";
import { chartSpecs } from "@/features/charts/chartSpecs";
import { MetricTable } from "@/features/charts/MetricTable";
import { PointerReadout } from "@/features/charts/PointerReadout";
import { defaultRange, metricRanges, rangeWords } from "@/features/charts/ranges";
import { Segments } from "@/components/Segments";
import { hasValues } from "@/features/charts/series";
import { cx } from "@/lib/classes";
import { paths, type ServiceSearch } from "@/lib/paths";
import type { MetricSet } from "@/platform/bindings/types";
import { ChartsLoading } from "./ChartsLoading";
import { TabBody } from "./TabBody";
import { useLimits } from "./useLimits";
import { useMetrics } from "./useMetrics";
import type { ShownService } from "./useService";

const ranges = metricRanges.map((value) => ({ value, label: rangeWords[value] }));
const views = [
  { value: "charts", label: "Charts" },
  { value: "table", label: "Table" },
] as const;

/** The service's figures over a range, as charts or as a table. */
export function MetricsTab({ shown, search }: { shown: ShownService; search: ServiceSearch }) {
  const { service } = shown;
  const navigate = useNavigate();
  const range = search.range ?? defaultRange;
  const { query, markers, cursor, group } = useMetrics(service, range);
  const { data } = query;
  const limits = useLimits(service, data);
  const go = (next: ServiceSearch) => void navigate(paths.service(service, { ...search, tab: "metrics", ...next }));
  return (
    <TabBody problems={[{ what: "The metrics could not be read", query }]}>
      <div className="flex flex-none flex-wrap items-center gap-3">
        <Segments label="Range" value={range} onValueChange={(next) => go({ range: next })} choices={ranges} />
        <Segments
          label="View"
          value={search.view ?? "charts"}
          onValueChange={(next) => {
            const { view: _, ...rest } = search;
            void navigate(
              paths.service(service, { ...rest, tab: "metrics", ...(next === "table" ? { view: next } : {}) }),
            );
          }}
          choices={views}
        />
        {data !== undefined && <PointerReadout set={data} markers={markers} cursor={cursor} />}
        {data !== undefined && (
          <span className="ml-auto text-sm text-faint">
            {query.isPlaceholderData ? "Reading…" : <RelativeTime at={data.readAt} prefix="Read" />}
          </span>
        )}
      </div>
      {data === undefined && query.isPending && <ChartsLoading count={6} />}
      {data !== undefined && isEmpty(data) && (
        <EmptyState icon="chart" title="No metrics in this range">
          CloudWatch has no figures of this service for it. A paused service writes none; a new one writes its first
          ones some minutes after it starts.
        </EmptyState>
      )}
      {data !== undefined && !isEmpty(data) && (
        <div
          aria-busy={query.isPlaceholderData}
          className={cx("flex min-h-0 flex-1 flex-col", query.isPlaceholderData && "opacity-60")}
        >
          {search.view === "table" ? (
            <MetricTable key={data.range} set={data} markers={markers} />
          ) : (
            <div className="grid gap-3 min-[960px]:grid-cols-2 min-[1680px]:grid-cols-3">
              {chartSpecs.map((spec) => (
                <Chart key={spec.id} spec={spec} set={data} limits={limits} markers={markers} cursor={cursor} group={group} />
              ))}
            </div>
          )}
        </div>
      )}
    </TabBody>
  );
}

function isEmpty(set: MetricSet): boolean {
  return !hasValues(
    set,
    set.series.map((series) => series.line),
  );
}
