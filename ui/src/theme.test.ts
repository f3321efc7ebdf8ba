import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const source = readFileSync(join(import.meta.dirname, "theme.css"), "utf8");

/** The custom properties that a block declares. */
function tokens(selector: string): Map<string, string> {
  const start = source.indexOf(`${selector} {`);
  const body = source.slice(source.indexOf("{", start) + 1, source.indexOf("}", start));
  return new Map([...body.matchAll(/--([\w-]+):\s*([^;]+);/g)].map((m) => [m[1] ?? "", m[2] ?? ""]));
}

const dark = tokens(":root");
const light = new Map([...dark, ...tokens(':root[data-theme="light"]')]);

/** The three channels of a colour, from 0 to 1. */
function channels(hex: string): number[] {
  if (!/^#[0-9a-f]{6}$/i.test(hex)) throw new Error(`${hex} is not a six-digit colour`);
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
}

/** Relative luminance, as WCAG 2.2 defines it. */
function luminance(hex: string): number {
  const weights = [0.2126, 0.7152, 0.0722];
  return channels(hex)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    .reduce((sum, c, at) => sum + c * (weights[at] ?? 0), 0);
}

function contrast(one: string, other: string): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

const surfaces = ["bg", "panel", "raised", "hover", "selected"];
const profiles = ["red", "amber", "green", "blue", "purple", "grey"].map((colour) => `profile-${colour}`);
const statuses = ["ok", "busy", "warn", "bad", "idle"];

// Every pair of text and ground that the interface draws.
const textPairs: [string, string][] = [
  ...["fg", "muted", "faint", "accent", ...statuses, ...profiles].flatMap((text) =>
    surfaces.map((ground): [string, string] => [text, ground]),
  ),
  ...["fg", "muted"].map((text): [string, string] => [text, "pressed"]),
  ...statuses.flatMap((status): [string, string][] => [
    ["fg", `${status}-bg`],
    ["muted", `${status}-bg`],
    ["accent", `${status}-bg`],
    [status, `${status}-bg`],
  ]),
  ...["accent-strong", "accent-hover"].map((ground): [string, string] => ["on-accent", ground]),
  ...["danger-strong", "danger-hover"].map((ground): [string, string] => ["on-danger", ground]),
];

// Boxes, focus rings and chart lines must be seen, not read: 3 : 1.
const shapePairs: [string, string][] = ["line-strong", "focus", "c1", "c2", "c3", "c4", "c5", "c6"].flatMap((shape) =>
  ["bg", "panel"].map((ground): [string, string] => [shape, ground]),
);

describe.each([
  ["dark", dark],
  ["light", light],
])("%s theme", (_name, theme) => {
  const ratio = (one: string, other: string) => {
    const [a, b] = [theme.get(one), theme.get(other)];
    if (a === undefined || b === undefined) throw new Error(`no token --${a === undefined ? one : other}`);
    return contrast(a, b);
  };
  test.each(textPairs)("%s on %s can be read", (text, ground) => {
    expect(ratio(text, ground)).toBeGreaterThanOrEqual(4.5);
  });
  test.each(shapePairs)("%s on %s can be seen", (shape, ground) => {
    expect(ratio(shape, ground)).toBeGreaterThanOrEqual(3);
  });
});

test("the light theme replaces every colour of the dark one", () => {
  const colours = [...dark].filter(([, value]) => /^(#|rgb)/.test(value)).map(([name]) => name);
  const replaced = tokens(':root[data-theme="light"]');
  expect(colours.filter((name) => !replaced.has(name))).toEqual([]);
});

test("black on white is 21 : 1, as the definition has it", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 5);
});
