import { attempt } from "@test/changes";
import { failure } from "@test/fakeHost";
import { production, profile, row, start } from "@test/samples";
import { expect, test } from "vitest";
import type { Condition } from "@/platform/bindings/types";
import { type ActionGrounds, actionState } from "./actionState";

const grounds: ActionGrounds = { rules: start.actions, profiles: [production], attempts: [] };
const ledger = row("ledger");
const paused: Condition = { kind: "paused" };

test("what the status allows is allowed", () => {
  expect(actionState(grounds, ledger, "deploy")).toEqual({ allowed: true, disabledReason: undefined });
  expect(actionState(grounds, row("ledger", paused), "resume").allowed).toBe(true);
});

test("what it does not allow says why, in the table's words", () => {
  expect(actionState(grounds, row("ledger", paused), "deploy").disabledReason).toBe(
    "App Runner deploys only to a service that is running",
  );
});

test("an operation in progress blocks everything", () => {
  const changing = row("ledger", { kind: "changing" });
  expect(actionState(grounds, changing, "delete").disabledReason).toMatch(/^An operation is in progress/);
});

test("a read-only profile says so before anything else", () => {
  const readOnly = { ...grounds, profiles: [profile("acme-prod", { readOnly: true })] };
  expect(actionState(readOnly, row("ledger", paused), "deploy").disabledReason).toBe(
    "acme-prod is read-only; the settings say so",
  );
});

test("a change of the same service that has not ended blocks another one", () => {
  const held = { ...grounds, attempts: [attempt({ state: { kind: "held", until: 1 } })] };
  expect(actionState(held, ledger, "pause").disabledReason).toBe("Not before this has ended: Deploy ledger");
  expect(actionState(held, row("search-api"), "pause").allowed).toBe(true);
  const ended = { ...grounds, attempts: [attempt({ state: { kind: "ended", verdict: "failed" } })] };
  expect(actionState(ended, ledger, "pause").allowed).toBe(true);
  // What became of a lost answer may never be found: that must not lock the service for good.
  const unknown = { ...grounds, attempts: [attempt({ state: { kind: "unknown", failure: failure("outcomeUnknown") } })] };
  expect(actionState(unknown, ledger, "pause").allowed).toBe(true);
});
