import { Popover as BasePopover } from "@base-ui/react/popover";
import type { ReactElement, ReactNode } from "react";
import { cx } from "@/lib/classes";
import { popupLook } from "./popup";

export interface PopoverProps {
  trigger: ReactElement;
  /** Names the popover; shown as its heading unless `titleHidden`. */
  title: string;
  titleHidden?: boolean;
  children: ReactNode;
  align?: "start" | "center" | "end";
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  className?: string;
}

export function Popover({
  trigger,
  title,
  titleHidden = false,
  children,
  align = "start",
  open,
  onOpenChange,
  className,
}: PopoverProps) {
  return (
    <BasePopover.Root
      {...(open === undefined ? {} : { open })}
      {...(onOpenChange === undefined ? {} : { onOpenChange })}
    >
      <BasePopover.Trigger render={trigger} />
      <BasePopover.Portal>
        <BasePopover.Positioner sideOffset={6} align={align} collisionPadding={8} className="z-50">
          <BasePopover.Popup className={cx(popupLook, className)}>
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
