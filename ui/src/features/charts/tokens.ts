import type { SeriesToken } from "./chartSpecs";

/** The theme's colours, for a canvas, which knows no custom properties. */
export interface ChartTokens extends Record<SeriesToken, string> {
  text: string;
  grid: string;
  ground: string;
  marker: string;
  failed: string;
  font: string;
}

export function readTokens(): ChartTokens {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return {
    c1: token("c1"),
    c2: token("c2"),
    c3: token("c3"),
    c4: token("c4"),
    c5: token("c5"),
    c6: token("c6"),
    text: token("faint"),
    grid: token("line"),
    ground: token("panel"),
    marker: token("busy"),
    failed: token("bad"),
    font: `12px ${token("ui")}`,
  };
}

/** Calls back when the theme has changed. */
export function onTheme(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  return () => {
    observer.disconnect();
  };
}
