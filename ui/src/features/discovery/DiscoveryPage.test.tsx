import { failing, failure, fakeHost } from "@test/fakeHost";
import { signIn, signInView } from "@test/profileSamples";
import { renderApp } from "@test/renderApp";
import { start } from "@test/samples";
import { act, screen, waitFor, within } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { FailureError } from "@/lib/errors";
import type { Commands } from "@/platform/bindings/commands";
import type { ConfigDiff, SsoRole, SsoSessionView } from "@/platform/bindings/types";

const session: SsoSessionView = {
  session: "acme",
  startUrl: "https://acme.awsapps.com/start",
  region: "eu-west-1",
  profiles: ["acme-prod"],
  signedInUntil: Date.now() + 3_600_000,
  renewable: true,
  trouble: null,
};
const roles: SsoRole[] = [
  { account: "482100937716", name: "Operator", existing: "acme-prod", suggested: "live-Operator" },
  { account: "482100937716", name: "ReadOnly", existing: null, suggested: "live-ReadOnly" },
];
const diff: ConfigDiff = {
  path: "~/.aws/config",
  created: false,
  backup: "~/.aws/config.trackside-1",
  lines: [
    { number: 11, kind: "kept", text: "# the end" },
    { number: 12, kind: "added", text: "" },
    { number: 13, kind: "added", text: "[profile live-ReadOnly]" },
  ],
  fingerprint: "f1",
};
const answers: Partial<Commands> = {
  ssoSessions: () => Promise.resolve([session]),
  discoveryAccounts: () =>
    Promise.resolve([
      { id: "482100937716", name: "Live", email: "live@acme.example" },
      { id: "111122223333", name: "Lab", email: "lab@acme.example" },
    ]),
  discoveryRoles: () => Promise.resolve(roles),
  discoveryPreview: () => Promise.resolve(diff),
};

test("a role is chosen, previewed as a difference of the file, and added", async () => {
  const discoveryPreview = vi.fn<Commands["discoveryPreview"]>(() => Promise.resolve(diff));
  const discoveryAdd = vi.fn<Commands["discoveryAdd"]>(() => Promise.resolve(start.profiles));
  const { user, where } = renderApp(fakeHost({ ...answers, discoveryPreview, discoveryAdd }), "/discovery");
  await user.click(await screen.findByRole("button", { name: /^Live/ }));
  const list = await screen.findByRole("list", { name: "Roles of Live" });
  expect(list).toHaveTextContent("Operatoris acme-prod already");
  await user.click(within(list).getByRole("checkbox", { name: "ReadOnly" }));
  const bar = screen.getByRole("region", { name: "Chosen" });
  expect(bar).toHaveTextContent("1 profile");
  await user.click(within(bar).getByRole("button", { name: "Preview…" }));
  const choice = {
    session: "acme",
    keepIn: "configFile",
    profiles: [{ name: "live-ReadOnly", account: "482100937716", role: "ReadOnly", region: null }],
  };
  expect(discoveryPreview).toHaveBeenCalledExactlyOnceWith(choice);
  const dialog = await screen.findByRole("dialog", { name: "Add 1 profile" });
  const written = await within(dialog).findByRole("list", { name: "What is written" });
  expect(within(written).getAllByRole("listitem").map((line) => line.textContent)).toEqual([
    "⋯",
    "11# the end",
    "12+added: ",
    "13+added: [profile live-ReadOnly]",
  ]);
  expect(dialog).toHaveTextContent("It is copied to ~/.aws/config.trackside-1 first.");
  expect(discoveryAdd).not.toHaveBeenCalled();
  await user.click(within(dialog).getByRole("button", { name: "Add 1 profile" }));
  expect(discoveryAdd).toHaveBeenCalledExactlyOnceWith(choice, "f1");
  await waitFor(() => expect(where()).toBe("/profiles"));
});

test("a file that changed meanwhile is previewed again, not written", async () => {
  const discoveryAdd = vi.fn<Commands["discoveryAdd"]>(failing("planStale"));
  const discoveryPreview = vi.fn<Commands["discoveryPreview"]>(() => Promise.resolve(diff));
  const { user } = renderApp(fakeHost({ ...answers, discoveryAdd, discoveryPreview }), "/discovery");
  await user.click(await screen.findByRole("button", { name: /^Live/ }));
  await user.click(await screen.findByRole("checkbox", { name: "ReadOnly" }));
  await user.click(screen.getByRole("button", { name: "Preview…" }));
  await user.click(await screen.findByRole("button", { name: "Add 1 profile" }));
  await user.click(await screen.findByRole("button", { name: "Plan again" }));
  await waitFor(() => expect(discoveryPreview).toHaveBeenCalledTimes(2));
  await waitFor(() => expect(screen.queryByRole("alert")).not.toBeInTheDocument());
});

test("profiles can be kept in Trackside alone, without touching a file", async () => {
  const discoveryAdd = vi.fn<Commands["discoveryAdd"]>(() => Promise.resolve(start.profiles));
  const discoveryPreview = vi.fn<Commands["discoveryPreview"]>(() => Promise.resolve(diff));
  const { user } = renderApp(fakeHost({ ...answers, discoveryAdd, discoveryPreview }), "/discovery");
  await user.click(await screen.findByRole("button", { name: /^Live/ }));
  await user.click(await screen.findByRole("checkbox", { name: "ReadOnly" }));
  await user.click(screen.getByRole("button", { name: "In Trackside only" }));
  await user.click(screen.getByRole("button", { name: "Preview…" }));
  expect(await screen.findByText("In Trackside's settings, for Trackside alone")).toBeInTheDocument();
  await user.click(screen.getByRole("button", { name: "Add 1 profile" }));
  expect(discoveryAdd).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ keepIn: "app" }), "");
  expect(discoveryPreview).not.toHaveBeenCalled();
});

test("a name that is taken cannot be used", async () => {
  const { user } = renderApp(fakeHost(answers), "/discovery");
  await user.click(await screen.findByRole("button", { name: /^Live/ }));
  await user.click(await screen.findByRole("checkbox", { name: "ReadOnly" }));
  const name = screen.getByRole("textbox", { name: "Name of the profile for ReadOnly" });
  await user.clear(name);
  await user.type(name, "acme-dev");
  expect(name).toHaveAccessibleDescription("A profile has this name already.");
  expect(screen.getByRole("button", { name: "Preview…" })).toHaveAccessibleDescription("One of the names cannot be used.");
});

test("a session that is not signed in to offers it, and goes on after it", async () => {
  let signedIn = false;
  const discoveryAccounts: Commands["discoveryAccounts"] = () =>
    signedIn
      ? Promise.resolve([{ id: "482100937716", name: "Live", email: "" }])
      : Promise.reject(new FailureError(failure("needsSignIn", { need: signIn })));
  const host = fakeHost({ ...answers, discoveryAccounts, sessionSignIn: () => Promise.resolve(signInView()) });
  const { user } = renderApp(host, "/discovery");
  await user.click(await screen.findByRole("button", { name: "Sign in…" }));
  await screen.findByText("Continue in your browser.");
  signedIn = true;
  act(() => host.push({ kind: "signIn", view: signInView({ state: { kind: "done" } }) }));
  expect(await screen.findByRole("button", { name: /^Live/ })).toBeInTheDocument();
});

test("of several sessions one is chosen; without any, how to have one is said", async () => {
  const { user, where, unmount } = renderApp(
    fakeHost({ ...answers, ssoSessions: () => Promise.resolve([session, { ...session, session: "other", signedInUntil: null }]) }),
    "/discovery",
  );
  const sessions = await screen.findByRole("list", { name: "Sessions" });
  expect(within(sessions).getAllByRole("listitem")[1]).toHaveTextContent(/other.*Needs sign-in/);
  await user.click(within(sessions).getByRole("link", { name: "acme" }));
  expect(where()).toContain("session=acme");
  expect(await screen.findByRole("heading", { name: "Accounts of acme" })).toBeInTheDocument();
  unmount();
  renderApp(fakeHost({ ssoSessions: () => Promise.resolve([]) }), "/discovery");
  expect(await screen.findByRole("heading", { name: "No session of IAM Identity Center" })).toBeInTheDocument();
});
