import { failure } from "@test/fakeHost";
import { needing, serial, signIn } from "@test/profileSamples";
import { development, production, profile } from "@test/samples";
import { expect, test } from "vitest";
import { byUse, findProfiles, stateWords } from "./profileWords";

test.each([
  [profile("a"), "idle", "Not asked yet"],
  [production, "ok", "Ready"],
  [{ ...production, accountBefore: "111122223333" }, "bad", "Account changed"],
  [needing("a", signIn), "warn", "Needs sign-in"],
  [needing("a", { kind: "mfa", profile: "a", serial }), "warn", "Needs an MFA code"],
  [needing("a", { kind: "keyring", profile: "a", obstacle: "slow" }), "warn", "Keyring does not answer"],
  [profile("a", { state: { kind: "failed", failure: failure("profileInvalid") } }), "bad", "No credentials"],
  [profile("a", { state: { kind: "failed", failure: failure("network") } }), "warn", "No answer"],
  [{ ...production, broken: failure("profileInvalid") }, "bad", "Broken"],
] as const)("%# is told as %s: %s", (known, tone, words) => {
  expect(stateWords(known)).toMatchObject({ tone, words });
});

test("every word of the query must occur, in whatever is known of a profile", () => {
  const all = [production, development, profile("other", { accountAlias: "acme-lab", role: "Operator" })];
  const names = (query: string) => findProfiles(all, query).map(({ name }) => name);
  expect(names("")).toEqual(["acme-prod", "acme-dev", "other"]);
  expect(names("1111-2222")).toEqual(["acme-dev"]);
  expect(names("OPERATOR lab")).toEqual(["other"]);
  expect(names("production ready")).toEqual(["acme-prod"]);
  expect(names("nothing")).toEqual([]);
});

test("the most used come first, and the others keep their order", () => {
  const all = [profile("a"), profile("b", { uses: 3 }), profile("c"), profile("d", { uses: 9 })];
  expect(byUse(all).map(({ name }) => name)).toEqual(["d", "b", "a", "c"]);
});
