import { failure, fakeHost } from "@test/fakeHost";
import { renderApp } from "@test/renderApp";
import { needing, page, signIn, signInView } from "@test/profileSamples";
import { development, production, profile, start } from "@test/samples";
import { act, screen, waitFor, within } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import type { Commands } from "@/platform/bindings/commands";
import type { Profile, ProfileList } from "@/platform/bindings/types";

const expired = profile("acme-audit", {
  regions: [],
  defaultRegion: null,
  readOnly: true,
  state: { kind: "failed", failure: failure("credentialsExpired", { message: "The session has expired." }) },
});
const list: ProfileList = { profiles: [production, development, expired], problems: [] };

test("several profiles are on screen together; one always stays", async () => {
  const { user, where } = renderApp(fakeHost({}, { ...start, profiles: list }));
  await user.click(await screen.findByRole("button", { name: /^Profiles:/ }));
  await user.click(await screen.findByRole("checkbox", { name: "Show acme-dev with the others" }));
  expect(where()).toBe("/fleet?scope=acme-prod%3Aeu-west-1");
  expect(screen.getByRole("checkbox", { name: "Show acme-prod with the others" })).toHaveAttribute(
    "aria-disabled",
    "true",
  );
  // Without regions of its own, a profile is read in those on screen.
  await user.click(screen.getByRole("checkbox", { name: "Show acme-audit with the others" }));
  expect(where()).toBe("/fleet?scope=acme-prod%3Aeu-west-1%3Bacme-audit%3Aeu-west-1");
});

test("a profile that does not work says so, and leads to why", async () => {
  const profilePage = vi.fn<Commands["profilePage"]>(() => Promise.resolve(page(expired)));
  const { user, where } = renderApp(fakeHost({ profilePage }, { ...start, profiles: list }));
  await user.click(await screen.findByRole("button", { name: /^Profiles:/ }));
  const row = await screen.findByRole("button", { name: /^Switch to acme-audit/ });
  expect(row).toHaveAccessibleName(/read-only.*IAM Identity Center.*Signed out/);
  await user.click(screen.getByRole("button", { name: "Show why acme-audit" }));
  expect(where()).toBe("/profiles/acme-audit");
  expect(await screen.findByText("The session has expired.")).toBeInTheDocument();
});

test("what a profile waits for is offered beside it, and opens its own dialog", async () => {
  const audit = needing("acme-audit", signIn);
  const sessionSignIn = vi.fn<Commands["sessionSignIn"]>(() => Promise.resolve(signInView()));
  const host = fakeHost({ sessionSignIn }, { ...start, profiles: { profiles: [production, audit], problems: [] } });
  const { user } = renderApp(host);
  await user.click(await screen.findByRole("button", { name: /^Profiles:/ }));
  expect(await screen.findByRole("button", { name: /^Switch to acme-audit/ })).toHaveAccessibleName(/Needs sign-in/);
  expect(sessionSignIn).not.toHaveBeenCalled();
  await user.click(screen.getByRole("button", { name: "Sign in… acme-audit" }));
  expect(await screen.findByRole("dialog", { name: "Sign in to acme" })).toBeInTheDocument();
  expect(sessionSignIn).toHaveBeenCalledExactlyOnceWith("acme", null);
});

test("the most used come first, and stay where they are while the list is open", async () => {
  const often = profile("often", { uses: 9 });
  const profiles = { profiles: [profile("never"), often, profile("at-times", { uses: 2 })], problems: [] };
  const host = fakeHost({}, { ...start, profiles });
  const { user } = renderApp(host);
  await user.click(await screen.findByRole("button", { name: /^Profiles:/ }));
  const names = () => screen.getAllByRole("checkbox").map((box) => box.getAttribute("aria-label")?.split(" ")[1]);
  expect(names()).toEqual(["often", "at-times", "never"]);
  act(() => host.push({ kind: "profiles", list: { ...profiles, profiles: [profile("never", { uses: 50 }), often] } }));
  await waitFor(() => expect(names()).toEqual(["often", "never"]));
});

test("a profile is found by its account, its alias, its role and its state", async () => {
  const profiles = {
    profiles: [
      production,
      profile("ops", { account: "999900001111", accountAlias: "acme-ops", role: "Operator" }),
      needing("audit", signIn),
    ],
    problems: [],
  };
  const { user } = renderApp(fakeHost({}, { ...start, profiles }));
  await user.click(await screen.findByRole("button", { name: /^Profiles:/ }));
  const field = await screen.findByRole("textbox", { name: "Find a profile" });
  for (const [query, name] of [
    ["9999-0000-1111", "ops"],
    ["999900", "ops"],
    ["operator ops", "ops"],
    ["needs sign", "audit"],
    ["482100937716", "acme-prod"],
  ] as const) {
    // oxlint-disable-next-line no-await-in-loop -- a person types one after the other
    await user.clear(field);
    // oxlint-disable-next-line no-await-in-loop
    await user.type(field, query);
    expect(screen.getAllByRole("checkbox").map((box) => box.getAttribute("aria-label"))).toEqual([`Show ${name} with the others`]);
  }
});

test("a profile that is another account than before is called out until somebody accepts it", async () => {
  const changed: Profile = { ...production, accountBefore: "111122223333", accountAlias: "acme-live" };
  const profileAcceptAccount = vi.fn<Commands["profileAcceptAccount"]>(() => Promise.resolve(list));
  const host = fakeHost({ profileAcceptAccount }, { ...start, profiles: { profiles: [changed, development], problems: [] } });
  const { user } = renderApp(host);
  expect(await screen.findByText(/4821-0093-7716 \(acme-live\), it was 1111-2222-3333/)).toBeInTheDocument();
  await user.click(screen.getByRole("button", { name: "Accept this account" }));
  expect(profileAcceptAccount).toHaveBeenCalledExactlyOnceWith("acme-prod");
  act(() => host.push({ kind: "profiles", list }));
  await waitFor(() => expect(screen.queryByText(/is another account than before/)).not.toBeInTheDocument());
});

test("who one is, is in sight: account and alias as STS says, or as last known", async () => {
  const before = profile("acme-prod", { account: "482100937716", role: "Operator" });
  const host = fakeHost({}, { ...start, profiles: { profiles: [before], problems: [] } });
  renderApp(host);
  const button = await screen.findByRole("button", { name: /^Profiles: acme-prod/ });
  expect(button).toHaveTextContent("4821-0093-7716, not checked yet");
  act(() => host.push({ kind: "profiles", list: { profiles: [{ ...production, accountAlias: "acme-live" }], problems: [] } }));
  await waitFor(() => expect(button).toHaveTextContent(/4821-0093-7716acme-liveOperator/));
});

test("the keyboard finds a profile by name and switches to it", async () => {
  const { user, where } = renderApp(fakeHost({}, { ...start, profiles: list }));
  await screen.findByRole("navigation", { name: "Main" });
  await user.keyboard("{Control>}p{/Control}");
  await user.type(await screen.findByRole("textbox", { name: "Find a profile" }), "dev");
  expect(screen.queryByRole("button", { name: /^Switch to acme-prod/ })).not.toBeInTheDocument();
  await user.keyboard("{ArrowDown}{Enter}");
  expect(where()).toBe("/fleet?scope=acme-dev%3Aeu-west-1");
});

test("a file that does not parse is said on every page, and the profiles are there all the same", async () => {
  const problem = failure("localFile", { message: "~/.aws/config, line 12: a section has no closing bracket." });
  renderApp(fakeHost({}, { ...start, profiles: { ...list, problems: [problem] } }));
  expect(await screen.findByText(/line 12/)).toBeInTheDocument();
  expect(screen.getByRole("button", { name: /^Profiles: acme-prod/ })).toBeInTheDocument();
});

test("Demo on a first run says what one is looking at, until it is dismissed", async () => {
  const { user, unmount } = renderApp(fakeHost({}, { ...start, demoOnly: true }));
  const note = await screen.findByText("You are looking at Demo");
  const strip = note.closest("div")?.parentElement;
  expect(strip).not.toBeNull();
  if (strip) await user.click(within(strip).getByRole("button", { name: "Dismiss" }));
  expect(screen.queryByText("You are looking at Demo")).not.toBeInTheDocument();
  unmount();
  renderApp(fakeHost({}, { ...start, demoOnly: true }));
  await screen.findByRole("navigation", { name: "Main" });
  expect(screen.queryByText("You are looking at Demo")).not.toBeInTheDocument();
});

test("the palette answers what a profile waits for, and finds a profile's page", async () => {
  const audit = needing("acme-audit", signIn);
  const sessionSignIn = vi.fn<Commands["sessionSignIn"]>(() => Promise.resolve(signInView()));
  const host = fakeHost(
    { sessionSignIn, signInCancel: () => Promise.resolve(), profilePage: () => Promise.resolve(page(audit)) },
    { ...start, profiles: { profiles: [production, audit], problems: [] } },
  );
  const { user, where } = renderApp(host);
  await screen.findByRole("navigation", { name: "Main" });
  await user.keyboard("{Control>}k{/Control}");
  await user.type(await screen.findByRole("combobox", { name: "Search or run a command" }), "sign in audit");
  await user.click(await screen.findByRole("option", { name: /^Sign in for acme-audit…/ }));
  expect(await screen.findByRole("dialog", { name: "Sign in to acme" })).toBeInTheDocument();
  await user.keyboard("{Escape}");
  await waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument());
  await user.keyboard("{Control>}k{/Control}");
  await user.type(await screen.findByRole("combobox", { name: "Search or run a command" }), "show profile audit{Enter}");
  await waitFor(() => expect(where()).toBe("/profiles/acme-audit"));
});
