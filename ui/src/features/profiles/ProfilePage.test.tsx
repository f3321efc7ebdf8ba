import { failing, failure, fakeHost } from "@test/fakeHost";
import { needing, page, signIn, signInView } from "@test/profileSamples";
import { renderApp } from "@test/renderApp";
import { development, production, profile, start } from "@test/samples";
import { screen, waitFor, within } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import type { Commands } from "@/platform/bindings/commands";
import type { Permissions, Profile, Start } from "@/platform/bindings/types";

const withProfiles = (...profiles: Profile[]): Start => ({ ...start, profiles: { profiles, problems: [] } });
const profilePage: Commands["profilePage"] = () => Promise.resolve(page(production));

test("how a profile resolves is told step by step, with file and line", async () => {
  renderApp(fakeHost({ profilePage }), "/profiles/acme-prod");
  const card = await screen.findByRole("region", { name: "How it resolves" });
  const steps = within(card).getAllByRole("listitem").slice(0, 2);
  expect(steps[0]).toHaveTextContent(/The access key in the credentials file.*AKIAIOSFODNN7EXAMPLE/);
  expect(steps[1]).toHaveTextContent(/Assume the role.*arn:aws:iam::482100937716:role\/Operator/);
  expect(within(steps[1] ?? card).getByText("~/.aws/config:12")).toBeInTheDocument();
});

test("what is wrong is said with how to mend it, the gravest first", async () => {
  const broken = profile("acme-loop", { broken: failure("profileInvalid", { message: "acme-loop leads back to itself." }) });
  const problem = {
    what: "acme-loop takes its source from acme-base, which takes its own from acme-loop",
    mend: "Give one of them an access key or a session of its own.",
    fatal: true,
    profile: "acme-loop",
    place: { file: "~/.aws/config", line: 31 },
  };
  const host = fakeHost(
    { profilePage: () => Promise.resolve(page(broken, { steps: [], problems: [problem] })) },
    withProfiles(broken),
  );
  renderApp(host, "/profiles/acme-loop");
  const problems = await screen.findByRole("list", { name: "Problems" });
  expect(problems).toHaveTextContent(problem.what);
  expect(problems).toHaveTextContent(problem.mend);
  expect(within(problems).getByText("~/.aws/config:31")).toBeInTheDocument();
  expect(screen.getByText("Broken")).toBeInTheDocument();
  expect(screen.getByText(/does not come to any credentials/)).toBeInTheDocument();
});

test("a test asks STS, and the answer is shown as checked", async () => {
  const before = profile("acme-dev");
  const profileIdentify = vi.fn<Commands["profileIdentify"]>(() => Promise.resolve({ profiles: [development], problems: [] }));
  const { user } = renderApp(fakeHost({ profilePage, profileIdentify }, withProfiles(before)), "/profiles/acme-dev");
  const card = await screen.findByRole("region", { name: "Who it is" });
  expect(card).toHaveTextContent("not known yet");
  await user.click(within(card).getByRole("button", { name: "Test" }));
  expect(profileIdentify).toHaveBeenCalledExactlyOnceWith("acme-dev");
  await waitFor(() => expect(card).toHaveTextContent("arn:aws:iam::111122223333:user/ada"));
  expect(card).toHaveTextContent("checked with STS");
});

test("the guard rails are kept by the program, each by itself", async () => {
  const settingsSave = vi.fn<Commands["settingsSave"]>((settings) => Promise.resolve(settings));
  const { user } = renderApp(fakeHost({ profilePage, settingsSave }), "/profiles/acme-dev");
  const card = await screen.findByRole("region", { name: "In Trackside" });
  await user.click(within(card).getByRole("switch", { name: "Read-only" }));
  await user.click(within(card).getByRole("combobox", { name: "Before a change" }));
  await user.click(await screen.findByRole("option", { name: "Review, and type the service's name" }));
  await user.click(within(card).getByRole("combobox", { name: "Regions in which it may change anything" }));
  await user.click(await screen.findByRole("option", { name: /eu-west-1/ }));
  expect(settingsSave).toHaveBeenLastCalledWith(
    expect.objectContaining({
      profiles: {
        "acme-dev": {
          color: null,
          production: null,
          readOnly: true,
          regions: [],
          allowedRegions: ["eu-west-1"],
          confirmation: "typedName",
        },
      },
    }),
  );
});

const permissions: Permissions = {
  principal: "arn:aws:iam::482100937716:role/Operator",
  checkedAt: Date.now(),
  obstacle: null,
  permissions: [
    { action: "apprunner:ListServices", purpose: "read", decision: "allowed", denial: null },
    {
      action: "apprunner:PauseService",
      purpose: "change",
      decision: "denied",
      denial: {
        action: "apprunner:PauseService",
        cell: { profile: "acme-prod", region: "eu-west-1" },
        at: Date.now(),
        message: "not authorized to perform apprunner:PauseService",
      },
    },
    { action: "apprunner:DeleteService", purpose: "change", decision: "explicitlyDenied", denial: null },
    { action: "iam:GetRole", purpose: "look", decision: "notKnown", denial: null },
  ],
  policies: [{ purpose: "change", json: '{"Version":"2012-10-17"}' }],
};

test("permissions are asked on a click, and told action by action, with a policy to copy", async () => {
  const profilePermissions = vi.fn<Commands["profilePermissions"]>(() => Promise.resolve(permissions));
  const clipboardWrite = vi.fn<Commands["clipboardWrite"]>(() => Promise.resolve());
  const { user } = renderApp(fakeHost({ profilePage, profilePermissions, clipboardWrite }), "/profiles/acme-prod");
  const card = await screen.findByRole("region", { name: "Permissions" });
  expect(profilePermissions).not.toHaveBeenCalled();
  await user.click(within(card).getByRole("button", { name: "Check" }));
  const change = await within(card).findByRole("region", { name: "To change them" });
  const lines = within(change).getAllByRole("listitem");
  expect(lines[0]).toHaveTextContent(/apprunner:PauseServiceNot allowedRefused just now in eu-west-1: not authorized/);
  expect(lines[1]).toHaveTextContent("apprunner:DeleteServiceDenied expressly");
  expect(within(card).getByRole("region", { name: "To see services" })).toHaveTextContent("apprunner:ListServicesAllowed");
  await user.click(within(change).getByRole("button", { name: "Copy the policy to change" }));
  expect(clipboardWrite).toHaveBeenCalledExactlyOnceWith('{"Version":"2012-10-17"}');
});

test("where IAM cannot be asked, that is said, and nothing is called denied", async () => {
  const answer: Permissions = {
    ...permissions,
    principal: null,
    obstacle: { kind: "failed", failure: failure("accessDenied", { message: "no iam:SimulatePrincipalPolicy" }) },
    permissions: permissions.permissions.map(({ action, purpose, denial }) => ({ action, purpose, denial, decision: "notKnown" })),
  };
  const { user } = renderApp(
    fakeHost({ profilePage, profilePermissions: () => Promise.resolve(answer) }),
    "/profiles/acme-prod",
  );
  const card = await screen.findByRole("region", { name: "Permissions" });
  await user.click(within(card).getByRole("button", { name: "Check" }));
  expect(await within(card).findByText(/IAM could not be asked: access denied/)).toBeInTheDocument();
  expect(within(card).getAllByText("Not known")).toHaveLength(4);
  expect(within(card).queryByText("Not allowed")).not.toBeInTheDocument();
});

test("what it waits for is offered on its page", async () => {
  const audit = needing("acme-audit", signIn);
  const host = fakeHost(
    { profilePage: () => Promise.resolve(page(audit)), sessionSignIn: () => Promise.resolve(signInView()) },
    withProfiles(audit),
  );
  const { user } = renderApp(host, "/profiles/acme-audit");
  const card = await screen.findByRole("region", { name: "Who it is" });
  await user.click(within(card).getByRole("button", { name: "Sign in…" }));
  expect(await screen.findByRole("dialog", { name: "Sign in to acme" })).toBeInTheDocument();
});

test("signing out ends that session and no other", async () => {
  const profileSignOut = vi.fn<Commands["profileSignOut"]>(() => Promise.resolve());
  const signedIn = { ...production, session: "acme" };
  const { user } = renderApp(fakeHost({ profilePage, profileSignOut }, withProfiles(signedIn)), "/profiles/acme-prod");
  await user.click(await screen.findByRole("button", { name: "More actions" }));
  await user.click(await screen.findByRole("menuitem", { name: "Sign out of acme" }));
  expect(profileSignOut).toHaveBeenCalledExactlyOnceWith("acme-prod");
  expect(await screen.findByText("Signed out of acme")).toBeInTheDocument();
});

test("the console is opened in the right account on a click, and a refusal is said", async () => {
  const consoleOpen = vi
    .fn<Commands["consoleOpen"]>()
    .mockResolvedValueOnce({ account: "482100937716", signedIn: true })
    .mockImplementationOnce(failing("refused", { message: "this session cannot be used for the console" }));
  const { user } = renderApp(fakeHost({ profilePage, consoleOpen }), "/profiles/acme-prod");
  const open = async () => {
    await user.click(await screen.findByRole("button", { name: "More actions" }));
    await user.click(await screen.findByRole("menuitem", { name: "Open the AWS console" }));
  };
  await open();
  expect(consoleOpen).toHaveBeenCalledWith({ profile: "acme-prod", region: "eu-west-1" }, null);
  expect(await screen.findByText("The console of 4821-0093-7716 is open in your browser")).toBeInTheDocument();
  await open();
  expect(await screen.findByText(/cannot be used for the console/)).toBeInTheDocument();
});

test("a profile that is gone says so, and leads back", async () => {
  renderApp(fakeHost({ profilePage }), "/profiles/gone");
  expect(await screen.findByRole("heading", { name: "There is no profile called gone" })).toBeInTheDocument();
  expect(screen.getByRole("link", { name: "Show all profiles" })).toHaveAttribute("href", "/profiles");
});
