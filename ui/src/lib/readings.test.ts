import { expect, test } from "vitest";
import type { Reading } from "./clock";
import { elapsed, left, relative, today, within } from "./readings";

const at = Date.UTC(2026, 10, 23, 12);
const moments = [-5000, 0, 4000, 9999, 59_000, 61_000, 3_599_999, 3_600_000, 86_399_000, 86_400_000, 61 * 86_400_000];

/** What is shown stays the same until the moment named, and has not been said to change later than it does. */
function holds<T extends string | number | boolean>({ read, until }: Reading<T>, origin: number, now: number): void {
  const next = until(origin, now);
  expect(next).toBeGreaterThan(now);
  const shown = read(origin, now);
  if (next === Number.POSITIVE_INFINITY) {
    expect(read(origin, now + 400 * 86_400_000)).toBe(shown);
    return;
  }
  for (const part of [0.25, 0.5, 0.999]) expect(read(origin, now + Math.floor((next - now) * part))).toBe(shown);
}

test.each(moments)("every reading holds until the moment it names, %d ms after", (age) => {
  holds(relative, at, at + age);
  holds(elapsed, at, at + age);
  holds(left, at, at + age);
  holds(left, at, at - age);
  holds(within(15 * 60_000), at, at + age);
  holds(today, 0, at + age);
});

test("an age changes at the moment named, as long as it is no date", () => {
  for (const age of moments.slice(1, -1)) {
    const now = at + age;
    expect(relative.read(at, relative.until(at, now))).not.toBe(relative.read(at, now));
  }
});
