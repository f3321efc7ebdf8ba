import { Icon } from "@/components/Icon";
import { cx } from "@/lib/classes";
import { useTimes } from "@/lib/times";
import type { MetricSet } from "@/platform/bindings/types";
import { type Cursor, useCursor } from "./cursor";
import { type Marker, markersAt } from "./markers";

/** When the pointer is at, and what happened then; without one, what the flags mean. */
export function PointerReadout({ set, markers, cursor }: { set: MetricSet; markers: readonly Marker[]; cursor: Cursor }) {
  const times = useTimes();
  const at = useCursor(cursor);
  const time = at === null ? undefined : set.times[at];
  if (at === null || time === undefined) {
    const first = set.times[0] ?? 0;
    if (!markers.some((marker) => marker.at >= first)) return null;
    return (
      <span className="flex items-center gap-1.5 text-sm text-muted">
        <span aria-hidden="true" className="text-busy">
          ▼
        </span>
        Deployment or update
      </span>
    );
  }
  return (
    <span className="num flex items-center gap-2 text-sm">
      <Icon name="clock" size={14} className="text-muted" />
      {times.dayAndMinute(time)}
      {markersAt(markers, set, at).map(({ words, failed, at: began }) => (
        <span key={began} className={cx(failed ? "text-bad" : "text-busy")}>
          {words}
        </span>
      ))}
    </span>
  );
}
