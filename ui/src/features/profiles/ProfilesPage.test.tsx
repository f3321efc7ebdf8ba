import { failing, fakeHost } from "@test/fakeHost";
import { needing, serial, signIn } from "@test/profileSamples";
import { renderApp } from "@test/renderApp";
import { development, production, profile, start } from "@test/samples";
import { screen, within } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import type { Commands } from "@/platform/bindings/commands";
import type { ProfileList } from "@/platform/bindings/types";

const list: ProfileList = {
  profiles: [
    { ...production, place: { file: "~/.aws/config", line: 4 }, accountAlias: "acme-live" },
    development,
    needing("acme-audit", signIn, { readOnly: true }),
    needing("acme-ops", { kind: "mfa", profile: "acme-ops", serial }, { role: "Operator" }),
    needing("acme-ci", { kind: "keyring", profile: "acme-ci", obstacle: "locked" }, { kind: "keyring" }),
    profile("unused", { kind: "process" }),
  ],
  problems: [],
};
const program = { ...start, profiles: list };

function rowOf(name: string): HTMLElement {
  const row = screen.getByRole("link", { name }).closest("tr");
  if (row === null) throw new Error(`no row of ${name}`);
  return row;
}

test("every profile is listed with what it is, how it stands, and where it is written", async () => {
  renderApp(fakeHost({}, program), "/profiles");
  await screen.findByRole("table", { name: "Profiles" });
  const live = rowOf("acme-prod");
  expect(live).toHaveTextContent(/production.*IAM Identity Center.*Ready.*4821-0093-7716.*acme-live.*Operator/);
  expect(within(live).getByText("~/.aws/config:4")).toBeInTheDocument();
  expect(rowOf("acme-audit")).toHaveTextContent(/read-only.*Needs sign-in/);
  expect(rowOf("acme-ops")).toHaveTextContent(/Needs an MFA code.*Operator/);
  expect(rowOf("acme-ci")).toHaveTextContent(/Key in the keyring.*Keyring is locked/);
  expect(rowOf("unused")).toHaveTextContent(/Credential process.*Not asked yet/);
  expect(within(rowOf("acme-ops")).getByRole("button", { name: "Enter code… acme-ops" })).toBeInTheDocument();
});

test("the sidebar leads there, and says how many wait for somebody", async () => {
  const { user, where } = renderApp(fakeHost({}, program));
  const link = await screen.findByRole("link", { name: /^Profiles/ });
  expect(link).toHaveAccessibleName("Profiles 3 in need of something");
  await user.click(link);
  expect(where()).toContain("/profiles");
  expect(await screen.findByRole("heading", { name: "Profiles", level: 1 })).toBeInTheDocument();
});

test("a profile is found by what it waits for, and opened", async () => {
  const { user, where } = renderApp(fakeHost({}, program), "/profiles");
  await user.type(await screen.findByRole("searchbox", { name: "Find a profile" }), "mfa");
  expect(screen.getAllByRole("row")).toHaveLength(2);
  await user.click(screen.getByRole("link", { name: "acme-ops" }));
  expect(where()).toContain("/profiles/acme-ops");
});

test("a locked keyring is unlocked on a click, and what is in the way is said", async () => {
  const keyringUnlock = vi.fn<Commands["keyringUnlock"]>(() => Promise.resolve());
  const { user } = renderApp(fakeHost({ keyringUnlock }, program), "/profiles");
  await screen.findByRole("table", { name: "Profiles" });
  expect(keyringUnlock).not.toHaveBeenCalled();
  await user.click(screen.getByRole("button", { name: "Unlock… acme-ci" }));
  await vi.waitFor(() => expect(keyringUnlock).toHaveBeenCalledExactlyOnceWith("acme-ci"));
});

test("a thousand profiles come in parts", async () => {
  const many = Array.from({ length: 1000 }, (_, at) => profile(`acme-${at}`));
  const { user } = renderApp(fakeHost({}, { ...start, profiles: { profiles: many, problems: [] } }), "/profiles");
  await screen.findByRole("table", { name: "Profiles" });
  expect(screen.getAllByRole("row")).toHaveLength(201);
  await user.click(screen.getByRole("button", { name: "Show 200 more of 800" }));
  expect(screen.getAllByRole("row")).toHaveLength(401);
});

test("without any profile, both ways to one are offered", async () => {
  renderApp(fakeHost({}, { ...start, profiles: { profiles: [], problems: [] } }), "/profiles");
  expect(await screen.findByRole("heading", { name: "No profile was found" })).toBeInTheDocument();
  expect(screen.getByRole("button", { name: "From IAM Identity Center…" })).toBeInTheDocument();
  expect(screen.getByRole("button", { name: "With an access key…" })).toBeInTheDocument();
});

test("those that nobody asked about are tested on one click, whatever becomes of each", async () => {
  const profileIdentify = vi.fn<Commands["profileIdentify"]>((name) =>
    name === "b" ? failing("network")() : Promise.resolve({ profiles: [development, profile("b")], problems: [] }),
  );
  const unread = { profiles: [profile("a"), profile("b"), development], problems: [] };
  const { user } = renderApp(fakeHost({ profileIdentify }, { ...start, profiles: unread }), "/profiles");
  await user.click(await screen.findByRole("button", { name: "Test 2 not asked yet" }));
  await vi.waitFor(() => expect(profileIdentify.mock.calls).toEqual([["a"], ["b"]]));
});
