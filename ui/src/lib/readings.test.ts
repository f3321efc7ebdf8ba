import { expect, test } from "vitest";
import type { Reading } from "./clock";
import { elapsed, left, relative, today, within } from "./readings";

const at = Date.UTC(2026, 10, 23, 12);
const moments = [-5000, 0, 4000, 9999, 59_000, 61_000, 3_599_999, 3_600_000, 86_399_000, 86_400_000, 61 * 86_400_000];
const YEARS = 400 * 86_400_000;

/** Everything that a reading shows from a moment to the one that it names as the end of that. */
function shown<T extends string | number | boolean>({ read, until }: Reading<T>, origin: number, now: number): Set<T> {
  const span = Math.min(until(origin, now) - now, YEARS);
  return new Set([0, 0.25, 0.5, 0.999].map((part) => read(origin, now + Math.floor(span * part))));
}

test.each(moments)("every reading holds until the moment it names, %d ms after", (age) => {
  const now = at + age;
  expect(shown(relative, at, now).size).toBe(1);
  expect(shown(elapsed, at, now).size).toBe(1);
  expect(shown(left, at, now).size).toBe(1);
  expect(shown(left, at, at - age).size).toBe(1);
  expect(shown(within(15 * 60_000), at, now).size).toBe(1);
  expect(shown(today, 0, now).size).toBe(1);
});

test("the moment named is still to come: a timer set for it never turns in place", () => {
  for (const age of moments) {
    for (const reading of [relative, elapsed, left, within(1000)]) {
      expect(reading.until(at, at + age)).toBeGreaterThan(at + age);
    }
  }
});

test("an age changes at the moment named, as long as it is no date", () => {
  for (const age of moments.slice(1, -1)) {
    const now = at + age;
    expect(relative.read(at, relative.until(at, now))).not.toBe(relative.read(at, now));
  }
});
