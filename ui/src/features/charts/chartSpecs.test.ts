import { expect, test } from "vitest";
import { chartSpecs, plain } from "./chartSpecs";

test.each([
  [0, "0"],
  [0.0004, "< 0.01"],
  [0.042, "0.04"],
  [0.5, "0.5"],
  [3.02, "3"],
  [20.61, "20.6"],
  [111.4, "111"],
  [1140, "1,140"],
])("%d is written with the decimals that tell something", (value, words) => {
  expect(plain(value)).toBe(words);
});

test("no chart writes nought with decimals", () => {
  for (const spec of chartSpecs) {
    expect(spec.value(0)).toMatch(/^0( |$)/);
    expect(spec.tick(0)).toMatch(/^0( |$)/);
  }
});
