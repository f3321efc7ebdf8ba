import { describe, expect, test } from "vitest";
import { halfToken, parseTokens, serialiseTokens, type Token, withoutProperty, withValue } from "./tokens";

describe("tokens as text", () => {
  const cases: [string, Token[]][] = [
    ["", []],
    ["status:running", [{ property: "status", values: ["running"] }]],
    [
      "status:running,paused region:eu-west-1",
      [
        { property: "status", values: ["running", "paused"] },
        { property: "region", values: ["eu-west-1"] },
      ],
    ],
    ["source:acme/web@main", [{ property: "source", values: ["acme/web@main"] }]],
    ['profile:"acme prod, old"', [{ property: "profile", values: ["acme prod, old"] }]],
    [String.raw`source:"say \"hi\" \\ twice",image`, [{ property: "source", values: [String.raw`say "hi" \ twice`, "image"] }]],
  ];

  test.each(cases)("%s", (text, tokens) => {
    expect(parseTokens(text)).toEqual(tokens);
    expect(serialiseTokens(tokens)).toBe(text);
  });

  test("what cannot be meant is left out", () => {
    expect(parseTokens("colour:red status: region:eu-west-1 plain")).toEqual([{ property: "region", values: ["eu-west-1"] }]);
  });

  test("a property that is written twice is one token, and a value is there once", () => {
    expect(parseTokens("region:a status:running region:b,a")).toEqual([
      { property: "region", values: ["a", "b"] },
      { property: "status", values: ["running"] },
    ]);
  });
});

test("values are added and properties removed without touching the rest", () => {
  const tokens = withValue(parseTokens("status:running"), "status", "paused");
  expect(serialiseTokens(tokens)).toBe("status:running,paused");
  expect(serialiseTokens(withValue(tokens, "region", "eu-west-1"))).toBe("status:running,paused region:eu-west-1");
  expect(withoutProperty(tokens, "status")).toEqual([]);
  expect(serialiseTokens(tokens)).toBe("status:running,paused");
});

describe("a token being typed", () => {
  test.each([
    ["status:", { property: "status", value: "", before: "" }],
    ["Status:pa", { property: "status", value: "pa", before: "" }],
    ["checkout region:eu", { property: "region", value: "eu", before: "checkout " }],
    ['source:"acme we', { property: "source", value: "acme we", before: "" }],
  ] as const)("%s", (text, half) => {
    expect(halfToken(text)).toEqual(half);
  });

  test.each(["", "checkout", "colour:red", "status:paused ", "status:paused api", "checkout:1.2"])("not in %j", (text) => {
    expect(halfToken(text)).toBeNull();
  });
});
