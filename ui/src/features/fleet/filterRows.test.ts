import { row } from "@test/samples";
import { describe, expect, test } from "vitest";
import type { FleetRow, Source } from "@/platform/bindings/types";
import { countGroups, filterRows } from "./filterRows";
import { propertyValues } from "./propertyValues";
import { parseTokens } from "./tokens";

const dev = { profile: "acme-dev", region: "us-east-1", account: "111122223333" };

function from(source: Source, made: FleetRow): FleetRow {
  return { ...made, details: { source, autoDeployments: false, cpu: 1024, memory: 2048, newest: null, readAt: 0 } };
}

const api = from(
  { kind: "image", identifier: "482100937716.dkr.ecr.eu-west-1.amazonaws.com/checkout:2026.11.4", public: false },
  row("checkout-api"),
);
const web = from(
  { kind: "code", repository: "https://github.com/acme/web", branch: "main", directory: null, runtime: "NODEJS_22" },
  row("checkout-web", { kind: "inProgress", operation: "START_DEPLOYMENT", since: null, usualSeconds: null, rollingBack: false }),
);
const playground = row("playground", { kind: "paused" }, dev);
const sync = row("inventory-sync", {
  kind: "operationFailed",
  operation: "START_DEPLOYMENT",
  verdict: "rolledBack",
  endedAt: null,
  paused: false,
});
const rows = [api, web, playground, sync];

function found(text: string, filter = ""): string[] {
  return filterRows(rows, text, parseTokens(filter)).map((service) => service.summary.name);
}

describe("plain text", () => {
  test.each([
    ["name", "CHECKOUT", ["checkout-api", "checkout-web"]],
    ["words of the status", "rolled back", ["inventory-sync"]],
    ["the verb", "deploying", ["checkout-web"]],
    ["image", "2026.11", ["checkout-api"]],
    ["repository", "acme/web", ["checkout-web"]],
    ["region", "us-east", ["playground"]],
    ["profile", "acme-dev", ["playground"]],
    ["account", "111122223333", ["playground"]],
    ["id", sync.summary.id, ["inventory-sync"]],
    ["ARN", api.summary.arn, ["checkout-api"]],
    ["several words, in any order", "web checkout", ["checkout-web"]],
    ["nothing", "  ", ["checkout-api", "checkout-web", "playground", "inventory-sync"]],
  ])("%s", (_what, text, names) => {
    expect(found(text)).toEqual(names);
  });
});

describe("properties", () => {
  test.each([
    ["status:paused", ["playground"]],
    ["status:paused,needs-a-look", ["playground", "inventory-sync"]],
    ["status:in-progress region:eu-west-1", ["checkout-web"]],
    ["profile:ACME-DEV", ["playground"]],
    ["profile:acme", []],
    ["source:code", ["checkout-web"]],
    ["source:unread", ["playground", "inventory-sync"]],
    ["source:checkout:2026", ["checkout-api"]],
    ["source:image,acme/web", ["checkout-api", "checkout-web"]],
  ])("%s", (filter, names) => {
    expect(found("", filter)).toEqual(names);
  });

  test("together with text", () => {
    expect(found("api", "region:eu-west-1")).toEqual(["checkout-api"]);
  });
});

test("every service is counted in one group", () => {
  expect(countGroups(rows)).toEqual({ all: 4, running: 1, inProgress: 1, paused: 1, attention: 1 });
});

test("the values of a property say how many have them", () => {
  expect(propertyValues("region", rows)).toEqual([
    { value: "eu-west-1", label: "eu-west-1", count: 3 },
    { value: "us-east-1", label: "us-east-1", count: 1 },
  ]);
  expect(propertyValues("status", rows).map(({ value, count }) => [value, count])).toEqual([
    ["running", 1],
    ["in-progress", 1],
    ["paused", 1],
    ["needs-a-look", 1],
  ]);
});
