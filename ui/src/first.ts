import { askEarly } from "./platform/early";
import { tauriHost } from "./platform/tauri";
import "./base.css";
import { drawLastTheme } from "./lib/theme";

/*
 * The first script of the page, and a small one: what the program knows is
 * asked for while the code that draws it is still being read. The two take
 * about as long as each other.
 */
drawLastTheme();
const host = askEarly(tauriHost);
// The page is drawn with its own fonts, or WebKit would look among all of the system's for every size and weight, and
// draw twice. One that cannot be read, or not soon, is replaced by the system's, as the style sheet says.
const [{ draw }] = await Promise.all([import("./main"), Promise.race([fontsRead(), passed(1000)])]);
await draw(host);

async function fontsRead(): Promise<void> {
  const sheet = document.querySelector<HTMLLinkElement>("link[rel=stylesheet]");
  // The style sheet names the fonts; before, there is none of that name to wait for.
  if (sheet?.sheet === null) await new Promise((there) => sheet.addEventListener("load", there));
  await Promise.allSettled(
    ["Inter Variable", "JetBrains Mono Variable"].map(async (name) => document.fonts.load(`1em "${name}"`)),
  );
}

async function passed(milliseconds: number): Promise<void> {
  await new Promise((over) => setTimeout(over, milliseconds));
}
