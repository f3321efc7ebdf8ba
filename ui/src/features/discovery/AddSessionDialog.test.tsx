import { failing, failure, fakeHost } from "@test/fakeHost";
import { renderApp } from "@test/renderApp";
import { screen, waitFor, within } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { FailureError } from "@/lib/errors";
import type { Commands } from "@/platform/bindings/commands";
import type { ConfigDiff, SsoSessionView } from "@/platform/bindings/types";

const draft = { name: "acme", startUrl: "https://acme.awsapps.com/start", region: "eu-west-1" };
const diff: ConfigDiff = {
  path: "~/.aws/config",
  created: true,
  backup: null,
  lines: ["[sso-session acme]", "sso_start_url = https://acme.awsapps.com/start"].map((text, index) => ({
    number: index + 1,
    kind: "added",
    text,
  })),
  fingerprint: "no file",
};
const added: SsoSessionView = {
  session: "acme",
  startUrl: draft.startUrl,
  region: draft.region,
  profiles: [],
  signedInUntil: null,
  renewable: false,
  trouble: null,
};

async function adding(answers: Partial<Commands>) {
  const rendered = renderApp(
    fakeHost({
      ssoSessions: () => Promise.resolve([]),
      discoveryAccounts: failing("needsSignIn", { need: { kind: "signIn", session: "acme" } }),
      ...answers,
    }),
    "/discovery",
  );
  const { user } = rendered;
  await user.click(await screen.findByRole("button", { name: "Add a session…" }));
  const dialog = await screen.findByRole("dialog", { name: "Add a session of IAM Identity Center" });
  await user.type(within(dialog).getByRole("textbox", { name: "Start URL" }), ` ${draft.startUrl}`);
  await user.type(within(dialog).getByRole("textbox", { name: "Region" }), draft.region);
  await user.type(within(dialog).getByRole("textbox", { name: "Name" }), draft.name);
  return { ...rendered, dialog };
}

test("where nobody has a session, one is previewed, added, and its accounts are looked for", async () => {
  const sessionPreview = vi.fn<Commands["sessionPreview"]>(() => Promise.resolve(diff));
  const sessions: SsoSessionView[] = [];
  const sessionAdd = vi.fn<Commands["sessionAdd"]>(() => {
    sessions.push(added);
    return Promise.resolve(sessions);
  });
  const { user, dialog, where } = await adding({ sessionPreview, sessionAdd, ssoSessions: () => Promise.resolve([...sessions]) });
  await user.click(within(dialog).getByRole("button", { name: "Preview…" }));
  const written = await within(dialog).findByRole("list", { name: "What is written" });
  expect(written).toHaveTextContent("[sso-session acme]");
  expect(sessionPreview).toHaveBeenCalledExactlyOnceWith(draft);
  expect(sessionAdd).not.toHaveBeenCalled();
  await user.click(within(dialog).getByRole("button", { name: "Add session" }));
  expect(sessionAdd).toHaveBeenCalledExactlyOnceWith(draft, "no file");
  expect(await screen.findByRole("heading", { name: "Accounts of acme" })).toBeInTheDocument();
  expect(where()).toContain("session=acme");
  expect(await screen.findByText(/acme is not signed in to/)).toBeInTheDocument();
});

test("what cannot be added says why, and stays as it was typed", async () => {
  const sessionPreview = failing("invalidRequest", { message: "a region is named like eu-west-1" });
  const { user, dialog } = await adding({ sessionPreview });
  await user.click(within(dialog).getByRole("button", { name: "Preview…" }));
  expect(await within(dialog).findByRole("alert")).toHaveTextContent("a region is named like eu-west-1");
  expect(within(dialog).getByRole("textbox", { name: "Region" })).toHaveValue("eu-west-1");
});

test("a file that changed since it was shown is shown again", async () => {
  const sessionPreview = vi.fn<Commands["sessionPreview"]>(() => Promise.resolve(diff));
  const sessionAdd = vi
    .fn<Commands["sessionAdd"]>()
    .mockRejectedValueOnce(new FailureError(failure("planStale")))
    .mockResolvedValueOnce([added]);
  const { user, dialog } = await adding({ sessionPreview, sessionAdd });
  await user.click(within(dialog).getByRole("button", { name: "Preview…" }));
  await user.click(await within(dialog).findByRole("button", { name: "Add session" }));
  await user.click(await within(dialog).findByRole("button", { name: "Plan again" }));
  await waitFor(() => expect(sessionPreview).toHaveBeenCalledTimes(2));
});

test("nothing is asked for before it can be", async () => {
  const { user } = renderApp(fakeHost({ ssoSessions: () => Promise.resolve([]) }), "/discovery");
  await user.click(await screen.findByRole("button", { name: "Add a session…" }));
  expect(await screen.findByRole("button", { name: "Preview…" })).toHaveAccessibleDescription("Type the start URL first.");
});
