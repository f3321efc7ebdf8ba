import { afterEach, expect, test, vi } from "vitest";
import { loadPlot } from "./loadPlot";

vi.mock("./plot", () => ({ plot: () => undefined }));

const given = Object.getOwnPropertyDescriptor(navigator, "language");
afterEach(() => {
  // What stands on the prototype shows again once the own property is gone.
  if (given === undefined) Reflect.deleteProperty(navigator, "language");
  else Object.defineProperty(navigator, "language", given);
});

test("a language that is none is mended before the plotting library is imported", async () => {
  Object.defineProperty(navigator, "language", { value: "C", configurable: true });
  expect(() => new Intl.NumberFormat(navigator.language)).toThrow(RangeError);
  await loadPlot();
  expect(new Intl.NumberFormat(navigator.language).format(1)).toBe("1");
});

test("a language that is one is left alone", async () => {
  Object.defineProperty(navigator, "language", { value: "de-CH", configurable: true });
  await loadPlot();
  expect(navigator.language).toBe("de-CH");
});
