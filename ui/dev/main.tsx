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

// What the address asks to be open: ?press=Control k or ?click=Profiles
const press = wish.get("press");
const click = wish.get("click");
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
  if (click !== null) {
    [...document.querySelectorAll("button")]
      .find((button) => (button.ariaLabel ?? button.textContent).startsWith(click))
      ?.click();
  }
}, 300);
