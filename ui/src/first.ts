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
// draw twice. One that cannot be read is replaced by the system's, as the style sheet says.
const fonts = styled().then(async () =>
  Promise.allSettled(["Inter Variable", "JetBrains Mono Variable"].map(async (name) => document.fonts.load(`1em "${name}"`))),
);
const [{ draw }] = await Promise.all([import("./main"), fonts]);
await draw(host);

/** Waits for the style sheet, which names the fonts. */
async function styled(): Promise<void> {
  const sheet = document.querySelector<HTMLLinkElement>("link[rel=stylesheet]");
  if (sheet === null || sheet.sheet !== null) return;
  await new Promise((there) => {
    sheet.addEventListener("load", there);
    sheet.addEventListener("error", there);
  });
}
