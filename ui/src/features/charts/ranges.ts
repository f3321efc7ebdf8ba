import type { MetricRange } from "@/platform/bindings/types";

export const metricRanges = ["hour", "threeHours", "day", "week"] as const satisfies readonly MetricRange[];

export const defaultRange: MetricRange = "threeHours";

export const rangeWords: Record<MetricRange, string> = {
  hour: "1 h",
  threeHours: "3 h",
  day: "1 d",
  week: "1 w",
};
