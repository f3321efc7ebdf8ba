import { memo, useMemo } from "react";
import { Card } from "@/components/Card";
import type { MetricSet } from "@/platform/bindings/types";
import type { ChartSpec } from "./chartSpecs";
import type { Cursor } from "./cursor";
import { Legend } from "./Legend";
import type { LimitValues } from "./limits";
import type { Marker } from "./markers";
import { PlotCanvas } from "./PlotCanvas";
import type { PlotData } from "./plot";
import { currentValue, hasValues, valuesOf } from "./series";

export interface ChartProps {
  spec: ChartSpec;
  set: MetricSet;
  /** Nothing until they are read. It keeps its identity for as long as it says the same. */
  limits?: LimitValues;
  markers: readonly Marker[];
  cursor: Cursor;
  group: string;
}

const NO_LIMITS: LimitValues = {};

/** One chart with its legend. */
export const Chart = memo(function Chart({ spec, set, limits = NO_LIMITS, markers, cursor, group }: ChartProps) {
  const data = useMemo(
    (): PlotData => [
      set.times,
      ...spec.lines.map(({ line }) => valuesOf(set, line)),
      ...(spec.limits ?? []).map(({ limit }) => limits[limit] ?? set.times.map(() => null)),
    ],
    [set, spec, limits],
  );
  const empty = !hasValues(set, spec.lines.map(({ line }) => line));
  return (
    <Card title={spec.title} note={spec.note(set.periodSeconds)}>
      {/* On the title's own line where there is room for both, under it where there is not. */}
      <div className="mb-2 flex min-h-6 items-center min-[1180px]:-mt-8 min-[1180px]:justify-end">
        <Legend spec={spec} set={set} limits={limits} cursor={cursor} />
      </div>
      <div className="h-38 min-[1680px]:h-52">
        {empty ? (
          <p className="flex h-full items-center justify-center text-muted">No data in this range.</p>
        ) : (
          <PlotCanvas
            spec={spec}
            data={data}
            markers={markers}
            cursor={cursor}
            group={group}
            label={summary(spec, set, limits)}
          />
        )}
      </div>
    </Card>
  );
});

/** The chart for those who do not see it; the table has every figure. */
function summary({ title, lines, limits = [], value }: ChartSpec, set: MetricSet, values: LimitValues): string {
  const known = limits.filter(({ limit }) => values[limit] !== undefined);
  const current = [
    ...lines.map(({ line, label }) => ({ label, found: currentValue(valuesOf(set, line)) })),
    ...known.map(({ limit, label }) => ({ label, found: currentValue(values[limit] ?? []) })),
  ].map(({ label, found }) => `${label} ${found === null ? "no data" : value(found)}`);
  return `${title}, current values: ${current.join(", ")}. The table shows every figure.`;
}
