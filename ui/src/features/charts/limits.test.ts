import { expect, test } from "vitest";
import type { MetricSet } from "@/platform/bindings/types";
import { operation } from "@test/serviceSamples";
import { inForceSince, limitValues, topWithLimits } from "./limits";

const set: MetricSet = {
  range: "hour",
  periodSeconds: 60,
  times: [1000, 2000, 3000, 4000],
  readAt: 5000,
  series: [{ line: "activeInstances", values: [1, 2, null, 3] }],
};
const figures = { maxConcurrency: 80, minSize: 1, maxSize: 5 };

test("capacity follows the instances, and is not known where they are not", () => {
  expect(limitValues(set, figures, Number.NEGATIVE_INFINITY)).toEqual({
    capacity: [80, 160, null, 240],
    minSize: [1, 1, 1, 1],
    maxSize: [5, 5, 5, 5],
  });
});

test("nothing is said of the time before the figures were in force", () => {
  expect(limitValues(set, figures, 2500)).toEqual({
    capacity: [null, null, null, 240],
    minSize: [null, null, 1, 1],
    maxSize: [null, null, 5, 5],
  });
});

test("the figures of today hold since the last update that succeeded", () => {
  const deployed = operation("3", { startedAt: 9000 });
  const failed = operation("2", { kind: "UPDATE_SERVICE", status: "ROLLBACK_SUCCEEDED", startedAt: 8000 });
  const updated = operation("1", { kind: "UPDATE_SERVICE", startedAt: 6000, endedAt: 7000 });
  expect(inForceSince([deployed, failed, updated], true)).toBe(7000);
  expect(inForceSince([deployed, failed], true)).toBe(Number.NEGATIVE_INFINITY);
  expect(inForceSince([deployed, failed], false)).toBe(8000);
  expect(inForceSince([], false)).toBeNull();
});

test("a limit far above the figures does not flatten them", () => {
  expect(topWithLimits(40, [100])).toBe(100);
  expect(topWithLimits(4, [100])).toBe(4);
  expect(topWithLimits(40, [100, 5000])).toBe(100);
});
