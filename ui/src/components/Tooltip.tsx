import { Tooltip as BaseTooltip } from "@base-ui/react/tooltip";
import type { ReactElement } from "react";

/*
 * One popup serves every trigger. A tooltip is for those who see: whatever it
 * says must also be in the trigger's name or description.
 */
const shared = BaseTooltip.createHandle<string>();

export interface TooltipProps {
  /** Nothing is shown without a text. */
  text: string | undefined;
  children: ReactElement;
}

export function Tooltip({ text, children }: TooltipProps) {
  return (
    <BaseTooltip.Trigger
      handle={shared}
      payload={text ?? ""}
      disabled={text === undefined || text === ""}
      delay={400}
      render={children}
    />
  );
}

/** The popup itself; mounted once, at the root of the page. */
export function TooltipLayer() {
  return (
    <BaseTooltip.Root handle={shared}>
      {({ payload }) => (
        <BaseTooltip.Portal>
          <BaseTooltip.Positioner sideOffset={6} collisionPadding={8} className="z-60">
            <BaseTooltip.Popup className="overlay-motion max-w-96 rounded-md border border-line-strong bg-raised px-2 py-1 text-sm text-fg shadow-overlay">
              {typeof payload === "string" ? payload : null}
            </BaseTooltip.Popup>
          </BaseTooltip.Positioner>
        </BaseTooltip.Portal>
      )}
    </BaseTooltip.Root>
  );
}
