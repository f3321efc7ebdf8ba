import { Tooltip as BaseTooltip } from "@base-ui/react/tooltip";
import { useState } from "react";
import type { Told } from "@/lib/tooltips";

/** The tooltip itself. What it said stays on it while it fades. */
export function TooltipPopup({ open, told }: { open: boolean; told: Told | null }) {
  const [last, setLast] = useState(told);
  if (told !== null && told !== last) setLast(told);
  return (
    <BaseTooltip.Root open={open}>
      <BaseTooltip.Portal>
        <BaseTooltip.Positioner anchor={last?.anchor ?? null} sideOffset={6} collisionPadding={8} className="z-60">
          <BaseTooltip.Popup
            role="tooltip"
            className="overlay-motion max-w-96 rounded-md border border-line-strong bg-raised px-2 py-1 text-sm text-fg shadow-overlay"
          >
            {last?.text}
          </BaseTooltip.Popup>
        </BaseTooltip.Positioner>
      </BaseTooltip.Portal>
    </BaseTooltip.Root>
  );
}
