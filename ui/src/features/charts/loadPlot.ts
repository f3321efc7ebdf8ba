import type { Plot, PlotOptions } from "./plot";

/*
 * The plotting library is read when the first chart is shown. It builds a number
 * format from navigator.language while it is being imported, and throws where
 * that is no language: under LANG=C, WebKitGTK reports "C".
 */
function mendLanguage(): void {
  try {
    Intl.getCanonicalLocales(navigator.language);
  } catch {
    Object.defineProperty(navigator, "language", { value: "en-US", configurable: true });
  }
}

type PlotModule = { plot: (element: HTMLElement, options: PlotOptions) => Plot };

export async function loadPlot(): Promise<PlotModule> {
  mendLanguage();
  return import("./plot");
}
