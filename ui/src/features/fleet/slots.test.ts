import { expect, test } from "vitest";
import { Slots } from "./slots";

const rows = (from: number, count: number) => Array.from({ length: count }, (_, at) => `row-${from + at}`);

test("rows that are scrolled on keep their places, and what comes into sight gets others", () => {
  const slots = new Slots();
  const before = slots.assign(rows(0, 10));
  const after = slots.assign(rows(2, 10));
  expect(after.slice(0, 8)).toEqual(before.slice(2));
  expect(new Set([...before, ...after]).size).toBe(12);
});

test("rows that replace all others take over their places in order", () => {
  const slots = new Slots();
  const before = slots.assign(rows(0, 10));
  expect(slots.assign(rows(100, 10))).toEqual(before);
  expect(slots.assign(rows(200, 4))).toEqual(before.slice(0, 4));
  const more = slots.assign(rows(300, 6));
  expect(more.slice(0, 4)).toEqual(before.slice(0, 4));
  expect(new Set(more).size).toBe(6);
});

test("the same rows have the same places, however often they are asked for", () => {
  const slots = new Slots();
  slots.assign(rows(0, 10));
  const once = slots.assign(rows(100, 10));
  expect(slots.assign(rows(100, 10))).toEqual(once);
});

test("one row more among many moves no other", () => {
  const slots = new Slots();
  const before = slots.assign(rows(0, 10));
  expect(slots.assign(["new", ...rows(0, 9)]).slice(1)).toEqual(before.slice(0, 9));
});
