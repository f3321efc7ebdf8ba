import { useState } from "react";
import { Button } from "@/components/Button";
import { cx } from "@/lib/classes";
import { useTimes } from "@/lib/times";
import type { MetricSet } from "@/platform/bindings/types";
import { chartSpecs } from "./chartSpecs";
import { type Marker, markersAt } from "./markers";
import { valuesOf } from "./series";

const PAGE = 120;

/** Every figure of the charts, newest first: for reading, copying and screen readers. */
export function MetricTable({ set, markers }: { set: MetricSet; markers: readonly Marker[] }) {
  const times = useTimes();
  const [rows, setRows] = useState(PAGE);
  const columns = chartSpecs.flatMap((spec) =>
    spec.lines.map(({ line, label }, at) => ({ line, label, spec, first: at === 0, values: valuesOf(set, line) })),
  );
  const indices = set.times.map((_, index) => set.times.length - 1 - index).slice(0, rows);
  const head = "sticky bg-panel px-2 py-1 font-medium text-muted";
  return (
    // It scrolls, so the keyboard must be able to come to it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div role="group" aria-label="Figures" tabIndex={0} className="min-h-0 overflow-auto rounded-lg border border-line bg-panel">
      <table className="num w-full border-separate border-spacing-0 select-text" aria-label="Metrics">
        <thead>
          <tr>
            <th rowSpan={2} scope="col" className={cx(head, "top-0 left-0 z-20 border-b border-line text-left align-bottom")}>
              Time{times.zone === undefined ? "" : `, ${times.zone}`}
            </th>
            {chartSpecs.map((spec) => (
              <th
                key={spec.id}
                scope="colgroup"
                colSpan={spec.lines.length}
                className={cx(head, "top-0 z-10 border-l border-line text-left whitespace-nowrap")}
              >
                {spec.title} <span className="text-sm font-normal text-faint">{spec.note(set.periodSeconds)}</span>
              </th>
            ))}
          </tr>
          <tr>
            {columns.map(({ line, label, first }) => (
              <th
                key={line}
                scope="col"
                className={cx(head, "top-7 z-10 border-b border-line text-right", first && "border-l")}
              >
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {indices.map((index) => {
            const at = set.times[index] ?? 0;
            const happened = markersAt(markers, set, index);
            return (
              <tr key={at} className="hover:bg-hover">
                <th scope="row" className="sticky left-0 bg-panel px-2 py-0.5 text-left font-normal whitespace-nowrap text-muted">
                  {times.dayAndMinute(at)}
                  {happened.map(({ words, failed, at: began }) => (
                    <span key={began} className={cx("block text-sm", failed ? "text-bad" : "text-busy")}>
                      {words}
                    </span>
                  ))}
                </th>
                {columns.map(({ line, first, values, spec }) => {
                  const value = values[index] ?? null;
                  return (
                    <td
                      key={line}
                      className={cx("px-2 py-0.5 text-right whitespace-nowrap", first && "border-l border-line")}
                    >
                      {value === null ? <span className="text-sm text-faint">no data</span> : spec.value(value)}
                    </td>
                  );
                })}
              </tr>
            );
          })}
        </tbody>
      </table>
      {rows < set.times.length && (
        <div className="sticky left-0 p-2 text-center">
          <Button onClick={() => setRows(rows + PAGE)}>Show earlier figures</Button>
        </div>
      )}
    </div>
  );
}
