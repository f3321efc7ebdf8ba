import { expect, test } from "vitest";
import type { MetricSet } from "@/platform/bindings/types";
import { chartSpecs, perPeriod } from "./chartSpecs";
import { markersAt, markersOf } from "./markers";
import { currentValue, hasValues, valuesOf } from "./series";

const set: MetricSet = {
  range: "hour",
  periodSeconds: 60,
  times: [0, 60_000, 120_000],
  series: [
    { line: "status2xx", values: [1, null, 3] },
    { line: "status5xx", values: [null, null, null] },
  ],
  readAt: 0,
};

test("a gap stays a gap, and a line that was not read has no values", () => {
  expect(valuesOf(set, "status2xx")).toEqual([1, null, 3]);
  expect(valuesOf(set, "latencyP99")).toEqual([]);
  expect(hasValues(set, ["status5xx", "latencyP99"])).toBe(false);
  expect(hasValues(set, ["status5xx", "status2xx"])).toBe(true);
});

test("the current value is a recent one or none: never an old one", () => {
  expect(currentValue([1, 2, null, null])).toBe(2);
  expect(currentValue([7, null, null, null, null, null])).toBeNull();
  expect(currentValue([0])).toBe(0);
  expect(currentValue([])).toBeNull();
});

test("deployments and updates are marked where they began, a rollback as a failure", () => {
  const operation = (id: string, kind: string, status: string, startedAt: number | null) => ({
    id,
    kind,
    status,
    startedAt,
    endedAt: null,
    updatedAt: null,
  });
  const markers = markersOf([
    operation("1", "START_DEPLOYMENT", "ROLLBACK_SUCCEEDED", 61_000),
    operation("2", "PAUSE_SERVICE", "SUCCEEDED", 61_000),
    operation("3", "UPDATE_SERVICE", "SUCCEEDED", 119_999),
    operation("4", "START_DEPLOYMENT", "PENDING", null),
  ]);
  expect(markers).toEqual([
    { at: 61_000, words: "Deployment: failed, rolled back", failed: true },
    { at: 119_999, words: "Update: succeeded", failed: false },
  ]);
  expect(markersAt(markers, set, 1)).toHaveLength(2);
  expect(markersAt(markers, set, 2)).toHaveLength(0);
  expect(markersAt(markers, set, 3)).toHaveLength(0);
});

test("sums say over what", () => {
  expect([60, 300, 3600, 21_600].map(perPeriod)).toEqual(["per minute", "per 5 min", "per hour", "per 6 h"]);
});

test("in no chart do two lines share a colour or a dash", () => {
  const shared = chartSpecs.filter(
    ({ lines }) =>
      new Set(lines.map((line) => line.token)).size < lines.length ||
      new Set(lines.map((line) => line.dash)).size < lines.length,
  );
  expect(shared).toEqual([]);
});

test("every figure has its unit", () => {
  const words = chartSpecs.map(({ value, tick }) => [value(1234.5), tick(1500)]);
  expect(words).toEqual([
    ["1,235", "1.5 k"],
    ["1,235 ms", "1.5 k ms"],
    ["1,235", "1.5 k"],
    ["1,235", "1.5 k"],
    ["1,235 %", "1500 %"],
    ["1,235 %", "1500 %"],
  ]);
});
