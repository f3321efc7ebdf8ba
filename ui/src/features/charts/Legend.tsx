import type { MetricSet } from "@/platform/bindings/types";
import type { ChartSpec, Dash, SeriesToken } from "./chartSpecs";
import { type Cursor, useCursor } from "./cursor";
import type { LimitValues } from "./limits";
import { currentValue, valuesOf } from "./series";

// Whole class names: Tailwind finds them by reading the source.
const strokes: Record<SeriesToken, string> = {
  c1: "stroke-c1",
  c2: "stroke-c2",
  c3: "stroke-c3",
  c4: "stroke-c4",
  c5: "stroke-c5",
  c6: "stroke-c6",
};
const dashes: Record<Dash, string | undefined> = { solid: undefined, dashed: "6 3", dotted: "2 2.5" };

interface LegendProps {
  spec: ChartSpec;
  set: MetricSet;
  limits: LimitValues;
  cursor: Cursor;
}

/** Which line is which, with its value at the pointer, or its current one. Limits are named once they are known. */
export function Legend({ spec, set, limits, cursor }: LegendProps) {
  const at = useCursor(cursor);
  const lines = [
    ...spec.lines.map((line) => ({ ...line, key: line.line, meaning: undefined, values: valuesOf(set, line.line) })),
    ...(spec.limits ?? []).flatMap((limit) => {
      const values = limits[limit.limit];
      return values === undefined ? [] : [{ ...limit, key: limit.limit, values }];
    }),
  ];
  return (
    <ul className="flex flex-wrap gap-x-3 text-sm">
      {lines.map(({ key, label, meaning, token, dash, values }) => {
        const value = at === null ? currentValue(values) : (values[at] ?? null);
        return (
          <li key={key} title={meaning} className="flex items-center gap-1.5 whitespace-nowrap">
            <svg aria-hidden="true" width="16" height="4" className="flex-none">
              <path d="M0 2h16" strokeWidth="2" strokeDasharray={dashes[dash]} className={strokes[token]} />
            </svg>
            <span className="text-muted">{label}</span>
            <span className="num font-semibold">
              {value === null ? <span className="font-normal text-faint">{meaning === undefined ? "no data" : "not known"}</span> : spec.value(value)}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
