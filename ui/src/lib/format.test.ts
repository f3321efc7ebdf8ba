import { describe, expect, test } from "vitest";
import { aboutDuration, accountId, count, counted, duration, relativeTime } from "./format";

const now = Date.UTC(2026, 10, 23, 12, 0, 0);
const ago = (seconds: number) => relativeTime(now - seconds * 1000, now);

describe("relativeTime", () => {
  test.each([
    [0, "just now"],
    [19.9, "just now"],
    [22, "20 s ago"],
    [59.9, "40 s ago"],
    [60, "1 min ago"],
    [3600, "1 h ago"],
    [3 * 86_400, "3 d ago"],
  ])("%d s before", (seconds, words) => {
    expect(ago(seconds)).toBe(words);
  });

  test("a clock that runs a little ahead is not called the future", () => {
    expect(ago(-4)).toBe("just now");
  });

  test("what is long past is a date", () => {
    expect(ago(90 * 86_400)).toBe("25 Aug 2026");
  });
});

test("a duration has its two largest units", () => {
  expect([0, 45, 60, 112, 3600, 7500, 90_000].map(duration)).toEqual([
    "0 s",
    "45 s",
    "1 min",
    "1 min 52 s",
    "1 h",
    "2 h 5 min",
    "1 d 1 h",
  ]);
});

test("a usual time is rounded as people say it", () => {
  expect([38, 60, 235].map(aboutDuration)).toEqual(["about 40 s", "about 60 s", "about 4 min"]);
});

test("counts", () => {
  expect([0, 999, 1204, 1_000_000].map(count)).toEqual(["0", "999", "1,204", "1,000,000"]);
  expect(counted(1, "service")).toBe("1 service");
  expect(counted(0, "service")).toBe("0 services");
});

test("an account id is grouped, anything else is left as it is", () => {
  expect(accountId("482100937716")).toBe("4821-0093-7716");
  expect(accountId("unknown")).toBe("unknown");
});
