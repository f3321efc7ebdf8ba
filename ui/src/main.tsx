import { createRoot } from "react-dom/client";
import { App } from "./App";
import "./base.css";
import { drawLastTheme } from "./lib/theme";
import { tauriHost } from "./platform/tauri";

drawLastTheme();
// Asked for before the first row needs them: read then, they would change the page under the reader's eyes. A font
// that cannot be read is replaced by the system's, as the style sheet says.
void Promise.allSettled(["Inter Variable", "JetBrains Mono Variable"].map((name) => document.fonts.load(`1em "${name}"`)));
const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root");
createRoot(root).render(<App host={tauriHost} />);
