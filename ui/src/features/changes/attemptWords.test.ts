import { failure } from "@test/fakeHost";
import { attempt } from "@test/changes";
import { expect, test } from "vitest";
import type { AttemptState } from "@/platform/bindings/types";
import { attemptWords } from "./attemptWords";

const cases: [string, AttemptState, tone: string, title: string][] = [
  ["held", { kind: "held", until: 5000 }, "busy", "Deploy ledger"],
  ["undone", { kind: "undone" }, "idle", "Undone: Deploy ledger"],
  ["applying", { kind: "applying" }, "busy", "Deploy ledger…"],
  ["following", { kind: "following" }, "busy", "Deploying ledger…"],
  ["a success", { kind: "ended", verdict: "succeeded" }, "ok", "Deploy ledger: succeeded"],
  ["no operation", { kind: "ended", verdict: null }, "ok", "Done: Deploy ledger"],
  ["a failure", { kind: "ended", verdict: "failed" }, "bad", "Deploy ledger: failed"],
  ["a rollback, which is a failure", { kind: "ended", verdict: "rolledBack" }, "bad", "Deploy ledger: failed, rolled back"],
  [
    "a rollback that failed too",
    { kind: "ended", verdict: "rollbackFailed" },
    "bad",
    "Deploy ledger: failed, and so did the rollback",
  ],
  ["a call that failed", { kind: "failed", failure: failure("awsFault") }, "bad", "Deploy ledger: AWS reported a fault of its own"],
  [
    "a lost answer that nothing was found of, which is no failure",
    { kind: "unknown", failure: failure("outcomeUnknown") },
    "warn",
    "Deploy ledger: the answer was lost, and nothing was found of it",
  ],
];

test.each(cases)("%s", (_what, state, tone, title) => {
  const operation = { id: "1", kind: "START_DEPLOYMENT", status: "IN_PROGRESS", startedAt: 0, endedAt: null, updatedAt: null };
  expect(attemptWords(attempt({ state, operation }))).toMatchObject({ tone, title });
});

test("while a lost answer is looked for, nobody is told that it is being applied", () => {
  const lost = { title: "", cli: "", state: { kind: "unknown", failure: failure("network") } } as const;
  expect(attemptWords(attempt({ state: { kind: "applying" }, steps: [lost] }))).toMatchObject({
    tone: "warn",
    title: "Deploy ledger: the answer was lost. Looking for it…",
  });
});

test("the log's line is the reason", () => {
  const reason = "Health check failed on port 8080";
  expect(attemptWords(attempt({ state: { kind: "ended", verdict: "rolledBack" }, reason })).detail).toBe(reason);
});
