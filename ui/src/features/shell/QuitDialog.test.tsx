import { attempt } from "@test/changes";
import { failing, fakeHost } from "@test/fakeHost";
import { renderApp } from "@test/renderApp";
import { act, screen, waitFor, within } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import type { Commands } from "@/platform/bindings/commands";

const held = [attempt({ title: "Deploy ledger", state: { kind: "held", until: 0 } })];

test("closing the window asks what becomes of what is held back", async () => {
  const appQuit = vi.fn<Commands["appQuit"]>(() => Promise.resolve());
  const host = fakeHost({ appQuit });
  const { user } = renderApp(host);
  await screen.findByRole("navigation", { name: "Main" });
  act(() => host.push({ kind: "quitAsked", held }));
  const dialog = await screen.findByRole("alertdialog", { name: "Quit before this has begun?" });
  expect(within(dialog).getByText(/Deploy ledger/)).toBeInTheDocument();
  await waitFor(() => expect(within(dialog).getByRole("button", { name: "Stay" })).toHaveFocus());
  await user.click(within(dialog).getByRole("button", { name: "Undo and quit" }));
  expect(appQuit).toHaveBeenCalledExactlyOnceWith("undo");
});

test("staying closes the question, and a failure to quit is told", async () => {
  const host = fakeHost({ appQuit: failing("internal", { message: "the program could not end" }) });
  const { user } = renderApp(host);
  await screen.findByRole("navigation", { name: "Main" });
  act(() => host.push({ kind: "quitAsked", held }));
  await user.click(await screen.findByRole("button", { name: "Stay" }));
  await waitFor(() => expect(screen.queryByRole("alertdialog")).not.toBeInTheDocument());
  act(() => host.push({ kind: "quitAsked", held }));
  await user.click(await screen.findByRole("button", { name: "Begin and quit" }));
  expect(await screen.findByText(/the program could not end/)).toBeInTheDocument();
});

test("what begins while the question is open cannot be undone any more, and is not called uncalled", async () => {
  const appQuit = vi.fn<Commands["appQuit"]>(() => Promise.resolve());
  const host = fakeHost({ appQuit });
  const { user } = renderApp(host);
  await screen.findByRole("navigation", { name: "Main" });
  act(() => host.push({ kind: "quitAsked", held }));
  await screen.findByText("Nothing has been called yet:");
  act(() => host.push({ kind: "attempt", attempt: attempt({ title: "Deploy ledger", state: { kind: "following" } }) }));
  const dialog = await screen.findByRole("alertdialog", { name: "It has begun meanwhile. Quit?" });
  expect(dialog).not.toHaveTextContent("Nothing has been called yet");
  expect(within(dialog).queryByRole("button", { name: "Undo and quit" })).not.toBeInTheDocument();
  await user.click(within(dialog).getByRole("button", { name: "Quit" }));
  expect(appQuit).toHaveBeenCalledExactlyOnceWith("call");
});
