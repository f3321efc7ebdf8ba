import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { type Shortcut, shortcuts, useShortcutListener, useShortcuts } from "./shortcuts";

function Page({ own, children }: { own: readonly Shortcut[]; children?: React.ReactNode }) {
  useShortcutListener();
  useShortcuts(own);
  return <>{children}</>;
}

const shortcut = (chord: string, run: () => void, always = false): Shortcut => ({
  chord,
  run,
  always,
  label: chord,
  group: "Anywhere",
});

test("a page's shortcuts leave with it", () => {
  const { unmount } = render(<Page own={[shortcut("d", () => undefined)]} />);
  expect(shortcuts.all()).toHaveLength(1);
  unmount();
  expect(shortcuts.all()).toHaveLength(0);
});

test("a plain key is text while typing, a chord is still a chord", async () => {
  const plain = vi.fn<() => void>();
  const palette = vi.fn<() => void>();
  const user = userEvent.setup();
  render(
    <Page own={[shortcut("d", plain), shortcut("Mod+K", palette)]}>
      <input aria-label="Filter" />
    </Page>,
  );
  await user.type(screen.getByRole("textbox"), "d");
  await user.keyboard("{Control>}k{/Control}");
  expect(plain).not.toHaveBeenCalled();
  expect(palette).toHaveBeenCalledOnce();
  await user.click(document.body);
  await user.keyboard("d");
  expect(plain).toHaveBeenCalledOnce();
});

test("behind a dialog only what always works does", async () => {
  const plain = vi.fn<() => void>();
  const refresh = vi.fn<() => void>();
  const user = userEvent.setup();
  render(
    <Page own={[shortcut("d", plain), shortcut("Mod+R", refresh, true)]}>
      <div role="dialog" />
    </Page>,
  );
  await user.keyboard("d{Control>}r{/Control}");
  expect(plain).not.toHaveBeenCalled();
  expect(refresh).toHaveBeenCalledOnce();
});

test("the webview never reloads", () => {
  render(<Page own={[]} />);
  const press = new KeyboardEvent("keydown", { key: "r", ctrlKey: true, cancelable: true });
  window.dispatchEvent(press);
  expect(press.defaultPrevented).toBe(true);
});

test("the latest owner of a chord has it", async () => {
  const below = vi.fn<() => void>();
  const above = vi.fn<() => void>();
  render(<Page own={[shortcut("y", below)]} />);
  render(<Page own={[shortcut("y", above)]} />);
  await userEvent.setup().keyboard("y");
  expect(above).toHaveBeenCalled();
  expect(below).not.toHaveBeenCalled();
});
