import { failing, failure, fakeHost } from "@test/fakeHost";
import { needing, serial } from "@test/profileSamples";
import { renderApp } from "@test/renderApp";
import { cell, start } from "@test/samples";
import { screen, waitFor, within } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import type { Commands } from "@/platform/bindings/commands";
import type { Need } from "@/platform/bindings/types";

const need: Need = { kind: "mfa", profile: "acme-ops", serial };
const waiting = {
  ...start,
  profiles: { profiles: [needing("acme-ops", need)], problems: [] },
  scope: { cells: [{ profile: "acme-ops", region: "eu-west-1" }] },
};
const fleetOpen: Commands["fleetOpen"] = () =>
  Promise.resolve({
    generation: 1,
    cells: [
      cell("acme-ops", "eu-west-1", [], { readAt: null, state: { kind: "failed", failure: failure("needsMfa", { need }) } }),
    ],
  });

async function asked(answers: Partial<Commands>) {
  const rendered = renderApp(fakeHost({ fleetOpen, ...answers }, waiting));
  await rendered.user.click(await screen.findByRole("button", { name: "Enter code…" }));
  const dialog = await screen.findByRole("dialog", { name: "Enter a code for acme-ops" });
  return { ...rendered, dialog, field: within(dialog).getByRole("textbox", { name: "Code" }) };
}

test("the code is trimmed, sent once with Enter, and the dialog goes", async () => {
  const mfaAnswer = vi.fn<Commands["mfaAnswer"]>(() => Promise.resolve(start.profiles));
  const { user, dialog, field } = await asked({ mfaAnswer });
  expect(within(dialog).getByText(serial)).toBeInTheDocument();
  await waitFor(() => expect(field).toHaveFocus());
  await user.type(field, " 123 456 {Enter}");
  expect(mfaAnswer).toHaveBeenCalledExactlyOnceWith("acme-ops", "123 456");
  await waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument());
});

test("a wrong code is told, and the next one is typed at once", async () => {
  const mfaAnswer = vi
    .fn<Commands["mfaAnswer"]>()
    .mockImplementationOnce(failing("accessDenied", { message: "MultiFactorAuthentication failed with invalid MFA one time pass code." }))
    .mockResolvedValueOnce(start.profiles);
  const { user, dialog, field } = await asked({ mfaAnswer });
  await user.type(field, "000000{Enter}");
  expect(await within(dialog).findByRole("alert")).toHaveTextContent(/invalid MFA one time pass code/);
  expect(field).toHaveAccessibleDescription("AWS did not accept the code. Wait for your device's next one.");
  expect(field).toHaveValue("");
  await waitFor(() => expect(field).toHaveFocus());
  await user.keyboard("111111{Enter}");
  expect(mfaAnswer).toHaveBeenLastCalledWith("acme-ops", "111111");
  await waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument());
});

test("without a code there is nothing to send, and the button says so", async () => {
  const mfaAnswer = vi.fn<Commands["mfaAnswer"]>(() => Promise.resolve(start.profiles));
  const { user, dialog, field } = await asked({ mfaAnswer });
  await user.type(field, "   {Enter}");
  const button = within(dialog).getByRole("button", { name: "Continue" });
  expect(button).toHaveAccessibleDescription("Type the code first.");
  await user.click(button);
  expect(mfaAnswer).not.toHaveBeenCalled();
});

test("no answer is no wrong code", async () => {
  const { user, dialog, field } = await asked({ mfaAnswer: failing("network", { message: "No route to STS." }) });
  await user.type(field, "123456{Enter}");
  expect(await within(dialog).findByRole("alert")).toHaveTextContent("No route to STS.");
  expect(field).not.toHaveAccessibleDescription(/did not accept/);
});

test("a code that was typed and given up is gone when it is asked for again", async () => {
  const { user, field } = await asked({});
  await user.type(field, "123");
  await user.keyboard("{Escape}");
  await waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument());
  await user.click(screen.getByRole("button", { name: "Enter code…" }));
  expect(await screen.findByRole("textbox", { name: "Code" })).toHaveValue("");
});
