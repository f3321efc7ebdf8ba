import { expect, test } from "vitest";
import { byProfile, decodeScope, encodeScope, withoutProfile, withProfile, withRegions } from "./scope";

const scope = {
  cells: [
    { profile: "acme-prod", region: "eu-west-1" },
    { profile: "acme-prod", region: "us-east-1" },
    { profile: "old: dev; 100%", region: "eu-west-1" },
  ],
};

test("a scope goes to the URL and back, whatever its profiles are called", () => {
  expect(encodeScope(scope)).toBe("acme-prod:eu-west-1,us-east-1;old%3A%20dev%3B%20100%25:eu-west-1");
  expect(decodeScope(encodeScope(scope))).toEqual(scope);
});

test.each(["", "acme", "acme:", ":eu-west-1", "acme:EU WEST", "%:eu-west-1", "a:eu-west-1;;b:eu-west-1"])(
  "%j names no scope",
  (text) => {
    expect(decodeScope(text)).toBeNull();
  },
);

test("profiles come and go with their own regions", () => {
  expect([...byProfile(withProfile(scope, "sandbox", ["us-west-2"]))]).toEqual([
    ["acme-prod", ["eu-west-1", "us-east-1"]],
    ["old: dev; 100%", ["eu-west-1"]],
    ["sandbox", ["us-west-2"]],
  ]);
  expect(encodeScope(withoutProfile(scope, "acme-prod"))).toBe("old%3A%20dev%3B%20100%25:eu-west-1");
});

test("choosing regions sets them for every profile", () => {
  expect([...byProfile(withRegions(scope, ["eu-west-2"])).values()]).toEqual([["eu-west-2"], ["eu-west-2"]]);
});
