import { fakeHost } from "@test/fakeHost";
import { start } from "@test/samples";
import { createRoot } from "react-dom/client";
import { App } from "@/App";
import "@/base.css";
import { drawLastTheme } from "@/lib/theme";
import { answers, pushing } from "./answers";
import { profiles, scope } from "./fleet";

/*
 * The pages without the program, for looking at them while they are made. The
 * query part of the address before "#" says how: ?theme=light&demo=1&density=compact.
 */
const wish = new URLSearchParams(location.search);
const theme = wish.get("theme") === "light" ? "light" : "dark";
const density = wish.get("density") === "compact" ? "compact" : "comfortable";

drawLastTheme();
const host = fakeHost(answers, {
  ...start,
  settings: { ...start.settings, theme, density },
  profiles,
  scope,
  demoOnly: wish.has("demo"),
});
pushing.push = host.push;
const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root");
createRoot(root).render(<App host={host} />);

// What the address asks to be open: ?press=Control k or ?click=Profiles, or several one after the other: ?click=Add|With
const press = wish.get("press");
const clicks = wish.get("click")?.split("|") ?? [];

/** Presses one after the other, each as soon as it is there: pages and dialogs are read when they are opened. */
function pressNext(at: number, tries = 40): void {
  const wanted = clicks[at];
  if (wanted === undefined || tries === 0) return;
  const found = [...document.querySelectorAll<HTMLElement>("button, [role=menuitem]")].find((button) =>
    (button.ariaLabel ?? button.textContent).startsWith(wanted),
  );
  found?.click();
  setTimeout(() => (found === undefined ? pressNext(at, tries - 1) : pressNext(at + 1)), 100);
}
setTimeout(() => {
  if (press !== null) {
    const keys = press.split(/[+ ]/);
    window.dispatchEvent(
      new KeyboardEvent("keydown", {
        key: keys.at(-1) ?? "",
        ctrlKey: keys.includes("Control"),
        shiftKey: keys.includes("Shift"),
        bubbles: true,
      }),
    );
  }
  pressNext(0);
}, 300);
