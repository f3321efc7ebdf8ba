import { Popover as BasePopover } from "@base-ui/react/popover";
import type { ReactNode } from "react";
import { cx } from "@/lib/classes";
import { popupLook } from "./popup";
import { closing, type PopupProps } from "./usePopup";

export interface PopoverProps extends PopupProps {
  /** Names the popover; shown as its heading unless `titleHidden`. */
  title: string;
  titleHidden?: boolean;
  children: ReactNode;
  align?: "start" | "center" | "end";
  className?: string;
}

/** What a button opens beside itself; `usePopup` makes the button. */
export function Popover({ title, titleHidden = false, children, align = "start", className, ...popup }: PopoverProps) {
  return (
    <BasePopover.Root open={popup.open} onOpenChange={closing(popup)}>
      <BasePopover.Portal>
        <BasePopover.Positioner anchor={popup.anchor} sideOffset={6} align={align} collisionPadding={8} className="z-50">
          <BasePopover.Popup
            id={popup.id}
            onKeyDown={(event) => {
              if (event.key !== "Tab" || event.shiftKey || lastStop(event.currentTarget) !== document.activeElement) return;
              // Past its last stop the keyboard goes on after the button.
              popup.anchor.current?.focus();
              popup.onOpenChange(false);
            }}
            className={cx(popupLook, className)}
          >
            <BasePopover.Title className={titleHidden ? "sr-only" : "px-2 pt-1 pb-2 font-semibold"}>
              {title}
            </BasePopover.Title>
            {children}
          </BasePopover.Popup>
        </BasePopover.Positioner>
      </BasePopover.Portal>
    </BasePopover.Root>
  );
}

function lastStop(popup: HTMLElement): HTMLElement | undefined {
  return [...popup.querySelectorAll<HTMLElement>("a[href], button, input, select, textarea, [tabindex]")].findLast(
    ({ tabIndex }) => tabIndex >= 0,
  );
}
