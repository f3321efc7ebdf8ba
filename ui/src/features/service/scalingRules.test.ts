import { expect, test } from "vitest";
import { checkScaling, scalingMeaning } from "./scalingRules";

const good = { maxConcurrency: 100, minSize: 1, maxSize: 25 };

test.each([
  [{}, {}],
  [{ maxConcurrency: 200, minSize: 25 }, {}],
  [{ maxConcurrency: 201 }, { maxConcurrency: "A whole number from 1 to 200." }],
  [{ maxConcurrency: 0 }, { maxConcurrency: "A whole number from 1 to 200." }],
  [{ minSize: 26, maxSize: 30 }, { minSize: "A whole number from 1 to 25." }],
  [{ maxSize: 0 }, { maxSize: "A whole number of at least 1." }],
  [{ maxSize: null }, { maxSize: "A whole number of at least 1." }],
  [{ maxConcurrency: 1.5 }, { maxConcurrency: "A whole number from 1 to 200." }],
  [{ minSize: 5, maxSize: 4 }, { maxSize: "At least the minimum size, which is 5." }],
])("%o", (change, errors) => {
  const check = checkScaling({ ...good, ...change });
  expect(check.errors).toEqual(errors);
  expect(check.figures).toEqual(Object.keys(errors).length === 0 ? { ...good, ...change } : null);
});

test("a maximum above 25 is warned of and not refused", () => {
  const check = checkScaling({ ...good, maxSize: 26 });
  expect(check.warnings.maxSize).toMatch(/quota/);
  expect(check.figures).not.toBeNull();
  expect(checkScaling(good).warnings).toEqual({});
});

test("the figures are told in sentences that add up", () => {
  expect(scalingMeaning({ maxConcurrency: 80, minSize: 2, maxSize: 12 })).toEqual([
    "Another instance is started when one has 80 requests at once.",
    "2 instances are always provisioned, and their memory is billed even when idle.",
    "Up to 12 instances take at most 960 requests at once.",
  ]);
});
