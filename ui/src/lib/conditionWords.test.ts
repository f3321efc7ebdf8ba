import { expect, test } from "vitest";
import type { Condition } from "@/platform/bindings/types";
import { conditionWords } from "./conditionWords";

const rolledBack: Condition = {
  kind: "operationFailed",
  operation: "START_DEPLOYMENT",
  verdict: "rolledBack",
  endedAt: 0,
  paused: false,
};
const deploying: Condition = {
  kind: "inProgress",
  operation: "START_DEPLOYMENT",
  since: 5,
  usualSeconds: 240,
  rollingBack: false,
};

test("a rollback is an error, however well it went", () => {
  expect(conditionWords(rolledBack)).toMatchObject({ tone: "bad", words: "Failed, rolled back", group: "attention" });
});

test("an operation under way has its verb and its times", () => {
  expect(conditionWords(deploying)).toMatchObject({ tone: "busy", words: "Deploying…", since: 5, usualSeconds: 240 });
  expect(conditionWords({ ...deploying, rollingBack: true })).toMatchObject({ tone: "warn", words: "Rolling back…" });
});

test("a kind or status that nobody knows yet is shown as reported", () => {
  expect(conditionWords({ ...deploying, operation: "REBOOT_SERVICE" }).words).toBe("REBOOT_SERVICE…");
  expect(conditionWords({ kind: "unknown", status: "FROZEN" }).words).toBe("FROZEN");
});
