import { attempt, plan } from "@test/changes";
import { failing, fakeHost } from "@test/fakeHost";
import { serial, signIn, signInView } from "@test/profileSamples";
import { renderApp } from "@test/renderApp";
import { row, start } from "@test/samples";
import { oneService, pageOf, serviceView } from "@test/serviceSamples";
import { act, screen, waitFor, within } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import type { Commands } from "@/platform/bindings/commands";

const service = row("ledger");
const needsMfa = failing("needsMfa", { need: { kind: "mfa", profile: "acme-prod", serial } });

test("a change whose session ended goes on after the code, with what was typed", async () => {
  const changeApply = vi.fn<Commands["changeApply"]>().mockImplementationOnce(needsMfa).mockResolvedValue(attempt());
  const host = fakeHost({
    ...oneService(service),
    changePlan: () =>
      Promise.resolve(plan({ verb: "Delete", title: "Delete ledger", risk: "destructive", typedName: "ledger" })),
    changeApply,
    mfaAnswer: () => Promise.resolve(start.profiles),
  });
  const { user } = renderApp(host, pageOf(service));
  await user.click(await screen.findByRole("button", { name: "More actions" }));
  await user.click(await screen.findByRole("menuitem", { name: "Delete…" }));
  const review = await screen.findByRole("alertdialog", { name: "Delete ledger" });
  await user.type(within(review).getByRole("textbox"), "ledger{Enter}");
  await user.click(await within(review).findByRole("button", { name: "Enter code…" }));

  // Escape closes the question alone, and the review is as it was.
  await screen.findByRole("dialog", { name: "Enter a code for acme-prod" });
  await user.keyboard("{Escape}");
  await waitFor(() => expect(screen.queryByRole("dialog", { name: /Enter a code/ })).not.toBeInTheDocument());
  expect(within(review).getByRole("textbox")).toHaveValue("ledger");

  await user.click(within(review).getByRole("button", { name: "Enter code…" }));
  await user.type(await screen.findByRole("textbox", { name: "Code" }), "123456{Enter}");
  expect(await within(review).findByText(/The credentials are there again/)).toBeInTheDocument();
  // Nothing is applied by itself.
  expect(changeApply).toHaveBeenCalledTimes(1);
  await user.click(within(review).getByRole("button", { name: "Delete in production" }));
  expect(changeApply).toHaveBeenCalledTimes(2);
  expect(changeApply).toHaveBeenLastCalledWith("plan-1", "ledger");
});

test("a plan that could not be made is made after the sign-in", async () => {
  const changePlan = vi
    .fn<Commands["changePlan"]>()
    .mockImplementationOnce(failing("needsSignIn", { need: signIn, cell: service.service.cell }))
    .mockResolvedValue(plan());
  const host = fakeHost({ ...oneService(service), changePlan, sessionSignIn: () => Promise.resolve(signInView()) });
  const { user } = renderApp(host, pageOf(service));
  await user.click(await screen.findByRole("button", { name: "Deploy" }));
  await user.click(await screen.findByRole("button", { name: "Sign in…" }));
  await screen.findByText("Continue in your browser.");
  act(() => host.push({ kind: "signIn", view: signInView({ state: { kind: "done" } }) }));
  expect(await screen.findByRole("button", { name: "Deploy in production" })).toBeInTheDocument();
  expect(changePlan).toHaveBeenCalledTimes(2);
});

test("a page that could not be read is read again once its profile is signed in", async () => {
  const view = serviceView(service);
  const serviceRead = vi
    .fn<Commands["serviceRead"]>()
    .mockImplementationOnce(failing("needsSignIn", { need: signIn, cell: service.service.cell }))
    .mockResolvedValue(view);
  const host = fakeHost({ ...oneService(service), serviceRead, sessionSignIn: () => Promise.resolve(signInView({ profiles: ["acme-prod"] })) });
  const { user } = renderApp(host, pageOf(service));
  await user.click(await screen.findByRole("button", { name: "Sign in…" }));
  await screen.findByText("Continue in your browser.");
  act(() => host.push({ kind: "signIn", view: signInView({ profiles: ["acme-prod"], state: { kind: "done" } }) }));
  expect(await screen.findByRole("region", { name: "Configuration" })).toBeInTheDocument();
});
