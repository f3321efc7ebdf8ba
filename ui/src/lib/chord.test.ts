import { expect, test } from "vitest";
import { pressedChord, shownChord } from "./chord";

const press = (key: string, held: Partial<Record<"ctrlKey" | "metaKey" | "altKey" | "shiftKey", boolean>> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});

test("Mod is Ctrl, and Cmd on macOS", () => {
  expect(pressedChord(press("k", { ctrlKey: true }), "Mod+K", false)).toBe(true);
  expect(pressedChord(press("k", { metaKey: true }), "Mod+K", false)).toBe(false);
  expect(pressedChord(press("k", { metaKey: true }), "Mod+K", true)).toBe(true);
  expect(pressedChord(press("k", { ctrlKey: true }), "Mod+K", true)).toBe(false);
});

test("Shift tells chords apart where a letter is pressed", () => {
  expect(pressedChord(press("R", { ctrlKey: true, shiftKey: true }), "Mod+Shift+R", false)).toBe(true);
  expect(pressedChord(press("R", { ctrlKey: true, shiftKey: true }), "Mod+R", false)).toBe(false);
  expect(pressedChord(press("J", { shiftKey: true }), "j", false)).toBe(false);
});

test("a printed sign is what it is, however it is typed", () => {
  expect(pressedChord(press("?", { shiftKey: true }), "?", false)).toBe(true);
  expect(pressedChord(press("/"), "/", false)).toBe(true);
});

test("a lone key is not a chord with a modifier held", () => {
  expect(pressedChord(press("d", { ctrlKey: true }), "d", false)).toBe(false);
  expect(pressedChord(press("d", { altKey: true }), "d", false)).toBe(false);
});

test("written as the system writes it", () => {
  expect(shownChord("Mod+Shift+R", false)).toBe("Ctrl Shift R");
  expect(shownChord("Mod+K", true)).toBe("⌘K");
  expect(shownChord("Alt+ArrowLeft", false)).toBe("Alt ←");
});
