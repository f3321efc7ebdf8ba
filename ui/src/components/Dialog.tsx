import { AlertDialog as BaseAlertDialog } from "@base-ui/react/alert-dialog";
import { Dialog as BaseDialog } from "@base-ui/react/dialog";
import type { ReactNode, RefObject } from "react";
import { cx } from "@/lib/classes";
import { IconButton } from "./IconButton";

export interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  /** Under the title: usually where it happens (profile, account, region). */
  description?: ReactNode;
  children: ReactNode;
  /** The buttons, right-aligned; put `mr-auto` on what belongs to the left. */
  footer?: ReactNode;
  size?: "sm" | "md" | "lg";
  /** Where the focus goes first; otherwise to the first thing that takes it. */
  initialFocus?: RefObject<HTMLElement | null>;
  /**
   * An alert asks for an answer: pressing outside does not close it, and it
   * has no close button beside its own.
   */
  alert?: boolean;
}

const widths = { sm: "w-110", md: "w-160", lg: "w-220" } as const;

export function Dialog({
  open,
  onOpenChange,
  title,
  description,
  children,
  footer,
  size = "md",
  initialFocus,
  alert = false,
}: DialogProps) {
  // Both have the same parts; they differ in role and in how they close.
  const Parts = alert ? BaseAlertDialog : BaseDialog;
  return (
    <Parts.Root open={open} onOpenChange={onOpenChange}>
      <Parts.Portal>
        <Parts.Backdrop className="overlay-motion fixed inset-0 z-40 bg-scrim" />
        <Parts.Popup
          {...(initialFocus === undefined ? {} : { initialFocus })}
          className={cx(
            "overlay-motion fixed top-1/2 left-1/2 z-40 flex max-h-[calc(100vh-48px)] max-w-[calc(100vw-48px)] -translate-x-1/2 -translate-y-1/2 flex-col rounded-xl border border-line-strong bg-raised shadow-overlay outline-none",
            widths[size],
          )}
        >
          <div className="flex items-start gap-3 border-b border-line px-5 py-3.5">
            <div className="min-w-0 flex-1 pr-8">
              <Parts.Title className="text-lg font-semibold">{title}</Parts.Title>
              {description !== undefined && (
                <Parts.Description render={<div />} className="text-muted">
                  {description}
                </Parts.Description>
              )}
            </div>
          </div>
          <div className="min-h-0 flex-1 overflow-y-auto px-5 py-4">{children}</div>
          {footer !== undefined && (
            <div className="flex items-center justify-end gap-2 border-t border-line px-5 py-3.5">{footer}</div>
          )}
          {/* Last, so that the focus goes to the content first; without a tooltip, which would take the first Escape. */}
          {!alert && (
            <Parts.Close
              render={<IconButton icon="close" label="Close" tooltip="" small className="absolute! top-3.5 right-4" />}
            />
          )}
        </Parts.Popup>
      </Parts.Portal>
    </Parts.Root>
  );
}
