import { expect, test } from "vitest";
import { domainKind, domainProblem } from "./domainName";

test.each([
  ["example.com", "root"],
  ["example.co.uk", "root"],
  ["app.example.co.uk", "subdomain"],
  ["app.example.com", "subdomain"],
  ["*.example.com", "wildcard"],
])("%s is a %s", (name, kind) => {
  expect(domainKind(name)).toBe(kind);
});

test.each([
  ["", /Enter/],
  ["https://app.example.com", /without https/],
  ["app.example.com/path", /without a path/],
  ["localhost", /whole name/],
  ["app.*.example.com", /in front/],
  ["app..example.com", /Letters/],
  ["-app.example.com", /Letters/],
  [`${"a".repeat(60)}.example.com`, /64/],
  ["taken.example.com", /already/],
])("%s is refused", (name, problem) => {
  expect(domainProblem(name, ["taken.example.com"])).toMatch(problem);
});

test.each(["example.com", "*.example.com", "a-b.example.com"])("%s is taken", (name) => {
  expect(domainProblem(name, [])).toBeNull();
});
