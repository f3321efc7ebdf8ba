import { createRoot } from "react-dom/client";
import { App } from "./App";
import "./base.css";
import { drawLastTheme } from "./lib/theme";
import { tauriHost } from "./platform/tauri";

drawLastTheme();
const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root");
createRoot(root).render(<App host={tauriHost} />);
