import { expect, test } from "vitest";
import { utcTimes } from "./times";

const at = Date.UTC(2026, 10, 3, 4, 5, 6);

test("times in UTC are those of UTC, whatever the computer's zone, and say so", () => {
  expect(utcTimes.clock(at)).toBe("04:05:06");
  expect(utcTimes.minute(at)).toBe("04:05");
  expect(utcTimes.day(at)).toBe("3 Nov");
  expect(utcTimes.dayAndMinute(at)).toBe("3 Nov, 04:05");
  expect(utcTimes.exact(at)).toMatch(/3 Nov 2026.*04:05:06 UTC/);
});
