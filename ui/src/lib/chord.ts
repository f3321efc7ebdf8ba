/*
 * A chord is written "Mod+Shift+R": Mod is Cmd on macOS and Ctrl elsewhere.
 * A single printed key is written as itself: "/", "?", "j".
 */
export const isMac = /Mac/.test(navigator.userAgent);

const NAMES: Record<string, string> = {
  ArrowLeft: "←",
  ArrowRight: "→",
  ArrowUp: "↑",
  ArrowDown: "↓",
  Escape: "Esc",
  " ": "Space",
  PageUp: "Page up",
  PageDown: "Page down",
};

/** The chord as people read it on this system: "Ctrl K", "⌘K". */
export function shownChord(chord: string, mac: boolean = isMac): string {
  const parts = chord.split("+").map((part) => {
    if (part === "Mod") return mac ? "⌘" : "Ctrl";
    if (part === "Shift") return mac ? "⇧" : "Shift";
    if (part === "Alt") return mac ? "⌥" : "Alt";
    return NAMES[part] ?? part;
  });
  return parts.join(mac ? "" : " ");
}

type Pressed = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">;

/** Whether the keys pressed are the chord. */
export function pressedChord(event: Pressed, chord: string, mac: boolean = isMac): boolean {
  const parts = chord.split("+");
  const key = parts.at(-1) ?? "";
  const mod = parts.includes("Mod");
  const modHeld = mac ? event.metaKey : event.ctrlKey;
  const otherHeld = mac ? event.ctrlKey : event.metaKey;
  if (modHeld !== mod || otherHeld || event.altKey !== parts.includes("Alt")) return false;
  // "?" already needs Shift on most keyboards, so a lone printed key ignores it;
  // with a modifier, or for a letter, Shift must be as written.
  const shiftMatters = mod || /^[a-z]$/i.test(key) || key.length > 1;
  if (shiftMatters && event.shiftKey !== parts.includes("Shift")) return false;
  return event.key.toLowerCase() === key.toLowerCase();
}
