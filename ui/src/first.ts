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
// Asked for before the first row needs them: read then, they would change the page under the reader's eyes. A font
// that cannot be read is replaced by the system's, as the style sheet says.
void Promise.allSettled(["Inter Variable", "JetBrains Mono Variable"].map((name) => document.fonts.load(`1em "${name}"`)));
const { draw } = await import("./main");
await draw(host);
