import { expect, test } from "vitest";
import { fit, type PaletteEntry, search } from "./palette";

const entry = (group: PaletteEntry["group"], label: string, detail = ""): PaletteEntry => ({
  id: label,
  group,
  label,
  detail,
  icon: "fleet",
  run: () => undefined,
});

test("every word must occur, and a beginning counts most", () => {
  expect(fit("check web", "checkout-web")).toBeGreaterThan(fit("out", "checkout-web"));
  expect(fit("check mail", "checkout-web")).toBe(0);
  expect(fit("", "anything")).toBeGreaterThan(0);
});

test("the best fit comes first in its group, and its group first", () => {
  const entries = [
    entry("Actions", "Switch to the light theme"),
    entry("Services", "web-checkout"),
    entry("Services", "checkout-api"),
  ];
  const found = search("check", entries);
  expect(found.map((section) => [section.group, section.entries.map((e) => e.label)])).toEqual([
    ["Services", ["checkout-api", "web-checkout"]],
  ]);
  expect(search("", entries).map((section) => section.group)).toEqual(["Actions", "Services"]);
});

test("a service is found by where it is, below those found by name", () => {
  const entries = [entry("Services", "ledger", "acme-prod · eu-west-1"), entry("Services", "eu-proxy", "")];
  expect(search("eu", entries)[0]?.entries.map((e) => e.label)).toEqual(["eu-proxy", "ledger"]);
});

test("a group of thousands is cut", () => {
  const many = Array.from({ length: 5000 }, (_, i) => entry("Services", `service-${i}`));
  expect(search("service", many)[0]?.entries).toHaveLength(8);
});
