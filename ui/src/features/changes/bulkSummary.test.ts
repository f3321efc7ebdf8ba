import { attempt, plan } from "@test/changes";
import { failure } from "@test/fakeHost";
import { row } from "@test/samples";
import { expect, test } from "vitest";
import type { AttemptState } from "@/platform/bindings/types";
import type { BulkItemState, BulkState } from "./bulkState";
import { bulkSummary } from "./bulkSummary";

function bulk(phase: BulkState["phase"], states: BulkItemState[]): BulkState {
  return { change: { kind: "pause" }, phase, shown: true, items: states.map((state) => ({ subject: row("ledger"), state })) };
}

function applied(id: string, state: AttemptState): BulkItemState {
  return { kind: "applied", plan: plan(), attempt: attempt({ id, state }) };
}

const unapplied: BulkItemState = { kind: "unapplied", plan: plan(), failure: failure("planStale") };

test("each is counted as what it has come to", () => {
  const states = [
    applied("a", { kind: "following" }),
    applied("b", { kind: "ended", verdict: "succeeded" }),
    applied("c", { kind: "ended", verdict: null }),
    applied("d", { kind: "held", until: 0 }),
    applied("e", { kind: "failed", failure: failure("accessDenied") }),
    applied("f", { kind: "ended", verdict: "rolledBack" }),
    unapplied,
    applied("g", { kind: "unknown", failure: failure("outcomeUnknown") }),
    applied("h", { kind: "undone" }),
    { kind: "refused", reason: "no" } as const,
    { kind: "unplanned", failure: failure("accessDenied") } as const,
  ];
  expect(bulkSummary(bulk("done", states), [])).toBe("3 begun, 1 held, 3 failed, 1 not known, 1 undone, 2 left out");
});

test("an attempt counts as it stands, not as it was when it was made", () => {
  const state = bulk("done", [applied("a", { kind: "held", until: 0 }), applied("b", { kind: "held", until: 0 })]);
  const since = (kind: AttemptState) => [attempt({ id: "a", state: kind })];
  expect(bulkSummary(state, since({ kind: "applying" }))).toBe("1 begun, 1 held");
  expect(bulkSummary(state, since({ kind: "failed", failure: failure("accessDenied") }))).toBe("1 held, 1 failed");
});

test("what is still to be applied is said while it is", () => {
  const waiting: BulkItemState[] = [{ kind: "applying", plan: plan() }, { kind: "planned", plan: plan() }];
  expect(bulkSummary(bulk("applying", waiting), [])).toBe("2 to go");
  expect(bulkSummary(bulk("applying", [applied("a", { kind: "following" }), ...waiting]), [])).toBe("1 begun, 2 to go");
});
