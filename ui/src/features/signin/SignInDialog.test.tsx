import { failing, failure, fakeHost } from "@test/fakeHost";
import { needing, signIn, signInView } from "@test/profileSamples";
import { renderApp } from "@test/renderApp";
import { cell, start } from "@test/samples";
import { act, screen, waitFor, within } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import type { Commands } from "@/platform/bindings/commands";

const audit = needing("acme-audit", signIn);
const signedOut = {
  ...start,
  profiles: { profiles: [audit], problems: [] },
  scope: { cells: [{ profile: "acme-audit", region: "eu-west-1" }] },
};
const fleetOpen: Commands["fleetOpen"] = () =>
  Promise.resolve({
    generation: 1,
    cells: [
      cell("acme-audit", "eu-west-1", [], {
        readAt: null,
        state: { kind: "failed", failure: failure("needsSignIn", { need: signIn }) },
      }),
    ],
  });

function opened(answers: Partial<Commands>) {
  const signInCancel = vi.fn<Commands["signInCancel"]>(() => Promise.resolve());
  const host = fakeHost({ fleetOpen, signInCancel, ...answers }, signedOut);
  return { host, signInCancel, ...renderApp(host) };
}

test("the fleet says which profile needs it; a click opens the browser, and nothing else does", async () => {
  const sessionSignIn = vi.fn<Commands["sessionSignIn"]>(() => Promise.resolve(signInView()));
  const { user, host } = opened({ sessionSignIn });
  expect(await screen.findByText("acme-audit · eu-west-1")).toBeInTheDocument();
  const offer = screen.getByRole("button", { name: "Sign in…" });
  expect(sessionSignIn).not.toHaveBeenCalled();
  await user.click(offer);
  const dialog = await screen.findByRole("dialog", { name: "Sign in to acme" });
  expect(sessionSignIn).toHaveBeenCalledExactlyOnceWith("acme", null);
  expect(await within(dialog).findByText("Continue in your browser.")).toBeInTheDocument();
  expect(within(dialog).getByRole("button", { name: "Copy the address" })).toBeInTheDocument();
  expect(within(dialog).getByRole("timer", { name: "Time left" })).toHaveTextContent(/^(10 min|9 min \d+ s) left$/);

  act(() => host.push({ kind: "signIn", view: signInView({ state: { kind: "done" } }) }));
  await waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument());
  expect(screen.getByText("Signed in to acme")).toBeInTheDocument();
});

test("the page is opened again, in case no browser did", async () => {
  const urlOpen = vi.fn<Commands["urlOpen"]>(() => Promise.resolve());
  const { user } = opened({ urlOpen, sessionSignIn: () => Promise.resolve(signInView()) });
  await user.click(await screen.findByRole("button", { name: "Sign in…" }));
  await user.click(await screen.findByRole("button", { name: "Open again" }));
  expect(urlOpen).toHaveBeenCalledExactlyOnceWith(signInView().url, null);
});

test("a code is shown to be compared and copied", async () => {
  const clipboardWrite = vi.fn<Commands["clipboardWrite"]>(() => Promise.resolve());
  const view = signInView({ how: "device", code: "WDJB-MJHT" });
  const { user } = opened({ clipboardWrite, sessionSignIn: () => Promise.resolve(view) });
  await user.click(await screen.findByRole("button", { name: "Sign in…" }));
  expect(await screen.findByRole("status", { name: "Code" })).toHaveTextContent("WDJB-MJHT");
  await user.click(screen.getByRole("button", { name: "Copy code" }));
  expect(clipboardWrite).toHaveBeenCalledExactlyOnceWith("WDJB-MJHT");
  expect(screen.queryByRole("button", { name: "Use a code instead" })).not.toBeInTheDocument();
});

test("where the browser does not come back, a code is used instead, and the first way is given up", async () => {
  const sessionSignIn = vi.fn<Commands["sessionSignIn"]>((_, how) =>
    Promise.resolve(how === "device" ? signInView({ how, code: "WDJB-MJHT", url: "https://device.sso.example/" }) : signInView()),
  );
  const { user, signInCancel } = opened({ sessionSignIn });
  await user.click(await screen.findByRole("button", { name: "Sign in…" }));
  await user.click(await screen.findByRole("button", { name: "Use a code instead" }));
  expect(await screen.findByText("WDJB-MJHT")).toBeInTheDocument();
  expect(signInCancel).toHaveBeenCalledExactlyOnceWith("acme");
  expect(sessionSignIn).toHaveBeenLastCalledWith("acme", "device");
});

test("Escape gives it up, and the fleet offers it again", async () => {
  const { user, signInCancel } = opened({ sessionSignIn: () => Promise.resolve(signInView()) });
  await user.click(await screen.findByRole("button", { name: "Sign in…" }));
  await screen.findByText("Continue in your browser.");
  await user.keyboard("{Escape}");
  await waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument());
  expect(signInCancel).toHaveBeenCalledExactlyOnceWith("acme");
  expect(screen.getByRole("button", { name: "Sign in…" })).toBeInTheDocument();
});

test("a sign-in that fails says why, and is tried again", async () => {
  const denied = signInView({ state: { kind: "failed", failure: failure("accessDenied", { message: "The person said no." }) } });
  const sessionSignIn = vi.fn<Commands["sessionSignIn"]>(() => Promise.resolve(signInView()));
  const { user, host, signInCancel } = opened({ sessionSignIn });
  await user.click(await screen.findByRole("button", { name: "Sign in…" }));
  await screen.findByText("Continue in your browser.");
  act(() => host.push({ kind: "signIn", view: denied }));
  expect(await screen.findByRole("alert")).toHaveTextContent("The person said no.");
  await user.click(screen.getByRole("button", { name: "Try again" }));
  expect(await screen.findByText("Continue in your browser.")).toBeInTheDocument();
  expect(sessionSignIn).toHaveBeenLastCalledWith("acme", "pkce");
  expect(signInCancel).toHaveBeenCalledTimes(1);
});

test("one that cannot even begin says so", async () => {
  const { user } = opened({ sessionSignIn: failing("network", { message: "No route to oidc.eu-west-1.amazonaws.com." }) });
  await user.click(await screen.findByRole("button", { name: "Sign in…" }));
  expect(await screen.findByRole("alert")).toHaveTextContent("No route to oidc.eu-west-1.amazonaws.com.");
});

test("what an earlier sign-in ended in does not answer the next one", async () => {
  const { user, host } = opened({ sessionSignIn: () => Promise.resolve(signInView({ url: "https://example.com/2" })) });
  const offer = await screen.findByRole("button", { name: "Sign in…" });
  act(() => host.push({ kind: "signIn", view: signInView({ state: { kind: "done" } }) }));
  await user.click(offer);
  expect(await screen.findByText("Continue in your browser.")).toBeInTheDocument();
});
