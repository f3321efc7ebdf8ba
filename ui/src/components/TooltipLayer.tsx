import { useEffect, useState } from "react";
import { lazyOverlay } from "@/lib/lazily";
import { type Told, watchTooltips } from "@/lib/tooltips";

const TooltipPopup = lazyOverlay(async () => (await import("./TooltipPopup")).TooltipPopup);

/** The tooltip of whatever is pointed at or has the keyboard; mounted once, at the root of the page. */
export function TooltipLayer() {
  const [told, setTold] = useState<Told | null>(null);
  useEffect(() => watchTooltips(setTold), []);
  return <TooltipPopup open={told !== null} told={told} />;
}
