import { failure, fakeHost } from "@test/fakeHost";
import { needing } from "@test/profileSamples";
import { renderApp } from "@test/renderApp";
import { cell, start } from "@test/samples";
import { screen, waitFor, within } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { FailureError } from "@/lib/errors";
import type { Commands } from "@/platform/bindings/commands";
import type { KeyringObstacle, Need } from "@/platform/bindings/types";

const need = (obstacle: KeyringObstacle): Need => ({ kind: "keyring", profile: "acme-ci", obstacle });

/** A fleet whose one profile cannot have its key. */
function waitingFor(obstacle: KeyringObstacle, answers: Partial<Commands>) {
  const failed = { kind: "failed" as const, failure: failure("needsKeyring", { need: need(obstacle) }) };
  const fleetOpen: Commands["fleetOpen"] = () =>
    Promise.resolve({ generation: 1, cells: [cell("acme-ci", "eu-west-1", [], { readAt: null, state: failed })] });
  const listed = needing("acme-ci", need(obstacle), { kind: "keyring" });
  return renderApp(fakeHost({ fleetOpen, keyringState: () => Promise.resolve({ obstacle }), ...answers }, {
    ...start,
    profiles: { profiles: [listed], problems: [] },
    scope: { cells: [{ profile: "acme-ci", region: "eu-west-1" }] },
  }));
}

test("the click that asks is the one that unlocks; once that is done, the dialog goes", async () => {
  let unlocked: () => void = () => undefined;
  const keyringUnlock = vi.fn<Commands["keyringUnlock"]>(() => new Promise<void>((resolve) => { unlocked = resolve; }));
  const { user } = waitingFor("locked", { keyringUnlock });
  expect(keyringUnlock).not.toHaveBeenCalled();
  await user.click(await screen.findByRole("button", { name: "Unlock…" }));
  const dialog = await screen.findByRole("dialog", { name: "Unlock the keyring" });
  expect(dialog).toHaveTextContent("It holds the key of acme-ci");
  expect(within(dialog).getByText("Waiting for the keyring")).toBeInTheDocument();
  expect(within(dialog).queryByRole("button", { name: "Try again" })).not.toBeInTheDocument();
  expect(keyringUnlock).toHaveBeenCalledExactlyOnceWith("acme-ci");
  unlocked();
  await waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument());
});

test("a keyring that stays locked can be asked again", async () => {
  const keyringUnlock = vi
    .fn<Commands["keyringUnlock"]>()
    .mockRejectedValueOnce(new FailureError(failure("needsKeyring", { message: "unlocking was declined", need: need("locked") })))
    .mockResolvedValueOnce();
  const { user } = waitingFor("locked", { keyringUnlock });
  await user.click(await screen.findByRole("button", { name: "Unlock…" }));
  const dialog = await screen.findByRole("dialog", { name: "Unlock the keyring" });
  expect(await within(dialog).findByRole("alert")).toHaveTextContent("unlocking was declined");
  await user.click(within(dialog).getByRole("button", { name: "Try again" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument());
  expect(keyringUnlock).toHaveBeenCalledTimes(2);
});

test("without the keyring, a key for this session only lets the same profile go on", async () => {
  const keyringUnlock = () => Promise.reject(new FailureError(failure("needsKeyring", { need: need("absent") })));
  const keyTest: Commands["keyTest"] = () =>
    Promise.resolve({ identity: { account: "482100937716", arn: "arn:aws:iam::482100937716:user/ci" }, otherAccountBefore: null });
  const keyRotate = vi.fn<Commands["keyRotate"]>(() => Promise.resolve(start.profiles));
  const { user } = waitingFor("absent", { keyringUnlock, keyTest, keyRotate });
  await user.click(await screen.findByRole("button", { name: "Try again…" }));
  await user.click(await screen.findByRole("button", { name: "Enter a key for this session only…" }));
  const dialog = await screen.findByRole("dialog", { name: "Enter the key of acme-ci" });
  await user.type(within(dialog).getByRole("textbox", { name: "Access key id" }), "AKIANEXT");
  await user.type(within(dialog).getByLabelText("Secret access key"), "next");
  await user.click(within(dialog).getByRole("button", { name: "Test the key" }));
  await user.click(await within(dialog).findByRole("button", { name: "Save the key" }));
  expect(keyRotate).toHaveBeenCalledExactlyOnceWith("acme-ci", expect.objectContaining({ accessKeyId: "AKIANEXT" }), "thisSession");
  await waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument());
});

test("an entry that is gone is entered again", async () => {
  const { user } = waitingFor("missing", {});
  await user.click(await screen.findByRole("button", { name: "Enter the key…" }));
  const dialog = await screen.findByRole("dialog", { name: "Enter the key of acme-ci" });
  expect(dialog).toHaveTextContent("The keyring does not hold this profile's key.");
});
