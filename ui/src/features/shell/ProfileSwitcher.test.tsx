import { failure, fakeHost } from "@test/fakeHost";
import { renderApp } from "@test/renderApp";
import { development, production, profile, start } from "@test/samples";
import { act, screen, within } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import type { Commands } from "@/platform/bindings/commands";
import type { ProfileList } from "@/platform/bindings/types";

const expired = profile("acme-audit", {
  regions: [],
  defaultRegion: null,
  readOnly: true,
  state: { kind: "failed", failure: failure("credentialsExpired", { message: "The session has expired." }) },
});
const list: ProfileList = { profiles: [production, development, expired], problems: [] };

test("several profiles are on screen together; one always stays", async () => {
  const { user, where } = renderApp(fakeHost({}, { ...start, profiles: list }));
  await user.click(await screen.findByRole("button", { name: /^Profiles/ }));
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

test("a profile that does not work says why, and is checked again on request", async () => {
  const profileIdentify = vi.fn<Commands["profileIdentify"]>(() => Promise.resolve(list));
  const host = fakeHost({ profileIdentify }, { ...start, profiles: list });
  const { user } = renderApp(host);
  await user.click(await screen.findByRole("button", { name: /^Profiles/ }));
  const row = await screen.findByRole("button", { name: /^Switch to acme-audit/ });
  expect(row).toHaveAccessibleName(/read-only.*Signed out.*The session has expired/);
  await user.click(screen.getByRole("button", { name: "Check acme-audit again" }));
  expect(profileIdentify).toHaveBeenCalledExactlyOnceWith("acme-audit");
  act(() =>
    host.push({ kind: "profiles", list: { ...list, profiles: [production, development, { ...expired, state: development.state }] } }),
  );
  expect(await screen.findByRole("button", { name: /^Switch to acme-audit/ })).toHaveAccessibleName(
    /1111-2222-3333/,
  );
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
