import type { MetricLine, MetricSet } from "@/platform/bindings/types";

/** The values of one line, on the set's time axis; nothing where AWS gave no such line. */
export function valuesOf(set: MetricSet, line: MetricLine): readonly (number | null)[] {
  return set.series.find((series) => series.line === line)?.values ?? [];
}

/** How many periods back a value still counts as the current one: CloudWatch's last minutes come late. */
const LATE = 5;

/** The current value of a line; null where there is none that recent. */
export function currentValue(values: readonly (number | null)[]): number | null {
  return values.slice(-LATE).findLast((value) => value !== null) ?? null;
}

/** Whether any of the lines has any value at all. */
export function hasValues(set: MetricSet, lines: readonly MetricLine[]): boolean {
  return lines.some((line) => valuesOf(set, line).some((value) => value !== null));
}
