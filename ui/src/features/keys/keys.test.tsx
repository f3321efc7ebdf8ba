import { failing, fakeHost } from "@test/fakeHost";
import { page } from "@test/profileSamples";
import { renderApp } from "@test/renderApp";
import { profile, start } from "@test/samples";
import { screen, waitFor, within } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import type { Commands } from "@/platform/bindings/commands";
import type { KeyTested } from "@/platform/bindings/types";

const tested: KeyTested = {
  identity: { account: "482100937716", arn: "arn:aws:iam::482100937716:user/ci" },
  otherAccountBefore: null,
};
const SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

async function adding(answers: Partial<Commands>) {
  const rendered = renderApp(fakeHost({ keyringState: () => Promise.resolve({ obstacle: null }), ...answers }), "/profiles");
  await rendered.user.click(await screen.findByRole("button", { name: "Add a profile" }));
  await rendered.user.click(await screen.findByRole("menuitem", { name: "With an access key…" }));
  const dialog = await screen.findByRole("dialog", { name: "Add a profile with an access key" });
  return { ...rendered, dialog };
}

test("a key is tested before it is kept, and what is kept is what was tested", async () => {
  const keyTest = vi.fn<Commands["keyTest"]>(() => Promise.resolve(tested));
  const keySave = vi.fn<Commands["keySave"]>(() => Promise.resolve(start.profiles));
  const { user, dialog, where, container } = await adding({ keyTest, keySave });
  await user.type(within(dialog).getByRole("textbox", { name: "Name" }), "acme-ci");
  await user.type(within(dialog).getByRole("textbox", { name: "Access key id" }), "AKIAIOSFODNN7EXAMPLE");
  const secret = within(dialog).getByLabelText("Secret access key");
  expect(secret).toHaveAttribute("type", "password");
  await user.type(secret, ` ${SECRET}`);
  await user.click(within(dialog).getByRole("button", { name: "Test the key" }));
  const draft = {
    name: "acme-ci",
    key: { accessKeyId: "AKIAIOSFODNN7EXAMPLE", secretAccessKey: SECRET, sessionToken: null },
    region: "us-east-1",
    endpointUrl: null,
    place: "keyring",
  };
  expect(keyTest).toHaveBeenCalledExactlyOnceWith(draft);
  expect(keySave).not.toHaveBeenCalled();
  expect(await within(dialog).findByText(/The key works/)).toHaveTextContent("4821-0093-7716");

  // Whatever changes has not been tested.
  await user.type(secret, "x");
  expect(within(dialog).queryByText(/The key works/)).not.toBeInTheDocument();
  await user.type(secret, "{Backspace}");
  await user.click(within(dialog).getByRole("button", { name: "Test the key" }));
  await user.click(await within(dialog).findByRole("button", { name: "Add profile" }));
  expect(keySave).toHaveBeenCalledExactlyOnceWith(draft);
  await waitFor(() => expect(where()).toContain("/profiles/acme-ci"));
  expect(container.ownerDocument.body.innerHTML).not.toContain(SECRET);
});

test("a key that AWS does not know is not kept", async () => {
  const keyTest = failing("credentialsRejected", { message: "The security token included in the request is invalid." });
  const { user, dialog } = await adding({ keyTest });
  await user.type(within(dialog).getByRole("textbox", { name: "Name" }), "acme-ci");
  await user.type(within(dialog).getByRole("textbox", { name: "Access key id" }), "AKIAX");
  await user.type(within(dialog).getByLabelText("Secret access key"), "wrong");
  await user.click(within(dialog).getByRole("button", { name: "Test the key" }));
  expect(await within(dialog).findByRole("alert")).toHaveTextContent("The key does not work: AWS does not accept these credentials");
  expect(within(dialog).queryByRole("button", { name: "Add profile" })).not.toBeInTheDocument();
});

test("without a keyring, a key is held for this session only, and that is said", async () => {
  const { dialog } = await adding({ keyringState: () => Promise.resolve({ obstacle: "absent" }) });
  expect(await within(dialog).findByText(/This system has no keyring that answers.*gone, with this profile/)).toBeInTheDocument();
  expect(within(dialog).queryByRole("button", { name: "In the system's keyring" })).not.toBeInTheDocument();
  expect(within(dialog).getByRole("button", { name: "For this session only" })).toHaveAttribute("aria-pressed", "true");
});

test("a temporary key asks for its token, and is not kept", async () => {
  const keyTest = vi.fn<Commands["keyTest"]>(() => Promise.resolve(tested));
  const { user, dialog } = await adding({ keyTest });
  await user.type(within(dialog).getByRole("textbox", { name: "Name" }), "acme-tmp");
  await user.type(within(dialog).getByRole("textbox", { name: "Access key id" }), "ASIAX");
  await user.type(within(dialog).getByLabelText("Secret access key"), "secret");
  const button = within(dialog).getByRole("button", { name: "Test the key" });
  expect(button).toHaveAccessibleDescription("A temporary key comes with a session token.");
  await user.type(within(dialog).getByLabelText("Session token"), "token");
  await user.click(button);
  expect(keyTest).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({
      place: "thisSession",
      key: { accessKeyId: "ASIAX", secretAccessKey: "secret", sessionToken: "token" },
    }),
  );
});

test("a name that is taken is refused while it is typed", async () => {
  const { user, dialog } = await adding({});
  await user.type(within(dialog).getByRole("textbox", { name: "Name" }), "acme-dev");
  expect(within(dialog).getByRole("textbox", { name: "Name" })).toHaveAccessibleDescription("A profile has this name already.");
  expect(within(dialog).getByRole("button", { name: "Test the key" })).toHaveAccessibleDescription("A profile has this name already.");
});

const kept = profile("acme-ci", { kind: "keyring" });
const ofKept = (answers: Partial<Commands>) =>
  renderApp(
    fakeHost(
      {
        profilePage: () => Promise.resolve(page(kept)),
        keyringState: () => Promise.resolve({ obstacle: null }),
        ...answers,
      },
      { ...start, profiles: { profiles: [kept], problems: [] } },
    ),
    "/profiles/acme-ci",
  );

test("deleting a key asks for its profile's name", async () => {
  const keyDelete = vi.fn<Commands["keyDelete"]>(() => Promise.resolve({ profiles: [], problems: [] }));
  const { user, where } = ofKept({ keyDelete });
  await user.click(await screen.findByRole("button", { name: "More actions" }));
  await user.click(await screen.findByRole("menuitem", { name: "Delete profile…" }));
  const dialog = await screen.findByRole("alertdialog", { name: "Delete profile" });
  await user.click(within(dialog).getByRole("button", { name: "Delete profile" }));
  expect(keyDelete).not.toHaveBeenCalled();
  await user.type(within(dialog).getByRole("textbox"), "acme-ci{Enter}");
  expect(keyDelete).toHaveBeenCalledExactlyOnceWith("acme-ci");
  await waitFor(() => expect(where()).toBe("/profiles"));
});

test("another key takes the place of one, after its test", async () => {
  const keyTest = vi.fn<Commands["keyTest"]>(() => Promise.resolve(tested));
  const keyRotate = vi.fn<Commands["keyRotate"]>(() => Promise.resolve(start.profiles));
  const { user } = ofKept({ keyTest, keyRotate });
  await user.click(await screen.findByRole("button", { name: "More actions" }));
  await user.click(await screen.findByRole("menuitem", { name: "Replace the key…" }));
  const dialog = await screen.findByRole("dialog", { name: "Replace the key of acme-ci" });
  await user.type(within(dialog).getByRole("textbox", { name: "Access key id" }), "AKIANEXT");
  await user.type(within(dialog).getByLabelText("Secret access key"), "next");
  await user.click(within(dialog).getByRole("button", { name: "Test the key" }));
  await user.click(await within(dialog).findByRole("button", { name: "Save the key" }));
  expect(keyRotate).toHaveBeenCalledExactlyOnceWith("acme-ci", { accessKeyId: "AKIANEXT", secretAccessKey: "next", sessionToken: null }, "keyring");
  await waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument());
});

test("another key may be for this session only, and what becomes of the keyring's is said", async () => {
  const keyTest = vi.fn<Commands["keyTest"]>(() => Promise.resolve(tested));
  const keyRotate = vi.fn<Commands["keyRotate"]>(() => Promise.resolve(start.profiles));
  const { user } = ofKept({ keyTest, keyRotate });
  await user.click(await screen.findByRole("button", { name: "More actions" }));
  await user.click(await screen.findByRole("menuitem", { name: "Replace the key…" }));
  const dialog = await screen.findByRole("dialog", { name: "Replace the key of acme-ci" });
  await user.click(within(dialog).getByRole("button", { name: "For this session only" }));
  expect(within(dialog).getByText(/Then the profile has the keyring's key again/)).toBeInTheDocument();
  await user.type(within(dialog).getByRole("textbox", { name: "Access key id" }), "AKIANEXT");
  await user.type(within(dialog).getByLabelText("Secret access key"), "next");
  await user.click(within(dialog).getByRole("button", { name: "Test the key" }));
  await user.click(await within(dialog).findByRole("button", { name: "Save the key" }));
  expect(keyRotate).toHaveBeenCalledExactlyOnceWith("acme-ci", expect.objectContaining({ accessKeyId: "AKIANEXT" }), "thisSession");
});

test("a profile is renamed; its page and what was set for it go with it", async () => {
  const keyRename = vi.fn<Commands["keyRename"]>(() => Promise.resolve({ profiles: [profile("ci", { kind: "keyring" })], problems: [] }));
  const settingsSave = vi.fn<Commands["settingsSave"]>((settings) => Promise.resolve(settings));
  const { user, where } = ofKept({ keyRename, settingsSave });
  await user.click(await screen.findByRole("switch", { name: "Read-only" }));
  await user.click(screen.getByRole("button", { name: "More actions" }));
  await user.click(await screen.findByRole("menuitem", { name: "Rename…" }));
  const field = await screen.findByRole("textbox", { name: "Name" });
  await user.clear(field);
  await user.type(field, "ci{Enter}");
  expect(keyRename).toHaveBeenCalledExactlyOnceWith("acme-ci", "ci");
  await waitFor(() => expect(where()).toBe("/profiles/ci"));
  await user.click(await screen.findByRole("switch", { name: "Production" }));
  const guards = settingsSave.mock.lastCall?.[0].profiles;
  expect(Object.keys(guards ?? {})).toEqual(["ci"]);
  expect(guards?.["ci"]).toMatchObject({ readOnly: true, production: true });
});
