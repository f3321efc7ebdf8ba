import { createRoot } from "react-dom/client";
import "./base.css";
import { drawLastTheme } from "./lib/theme";

drawLastTheme();
const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root");
createRoot(root).render(<h1>Trackside</h1>);
