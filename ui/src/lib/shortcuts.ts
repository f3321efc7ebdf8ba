import { useEffect } from "react";
import { pressedChord } from "./chord";
import { Registry } from "./registry";
import { typeAhead } from "./typeAhead";
import { useOffer } from "./useOffer";

export type ShortcutGroup = "Anywhere" | "List" | "Service";

export interface Shortcut {
  chord: string;
  /** Further keys that do the same where what they belong to has the focus; they are listed, and handled there. */
  also?: readonly string[];
  label: string;
  group: ShortcutGroup;
  /** Absent where the chord itself is handled by what has the focus, and only listed here. */
  run?: () => void;
  /** Works even while a dialog is open. */
  always?: boolean;
}

export const shortcuts = new Registry<Shortcut>();

/** The shortcuts of the component, for as long as it is mounted. */
export function useShortcuts(own: readonly Shortcut[]): void {
  useOffer(shortcuts, own);
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches("input:not([type=checkbox]):not([type=radio]), textarea, select");
}

/** A dialog or a popup has the keyboard; one that is on its way out has not. */
function somethingIsOpen(): boolean {
  return document.querySelector(":is([role=dialog], [role=alertdialog], [role=menu]):not([data-closed])") !== null;
}

/** The shortcut that a key press means, the latest owner first. */
export function meant(event: KeyboardEvent, offered: readonly Shortcut[]): Shortcut | undefined {
  const plainKey = !event.ctrlKey && !event.metaKey && !event.altKey;
  if (plainKey && isTyping(event.target)) return undefined;
  const found = offered.findLast((shortcut) => shortcut.run !== undefined && pressedChord(event, shortcut.chord));
  if (found === undefined) return undefined;
  return found.always === true || !somethingIsOpen() ? found : undefined;
}

/** The one listener for every shortcut; mounted once, at the root. */
export function useShortcutListener(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      // A webview that reloads loses its page: F5 and Ctrl+R never reach it.
      if (event.key === "F5" || pressedChord(event, "Mod+R")) event.preventDefault();
      if (event.defaultPrevented && event.key !== "F5" && !pressedChord(event, "Mod+R")) return;
      if (!isTyping(event.target) && typeAhead.keep(event)) {
        event.preventDefault();
        return;
      }
      const shortcut = meant(event, shortcuts.all());
      if (shortcut === undefined) return;
      event.preventDefault();
      shortcut.run?.();
    };
    window.addEventListener("keydown", onKey);
    return () => {
      window.removeEventListener("keydown", onKey);
    };
  }, []);
}
