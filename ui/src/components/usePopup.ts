import { type ComponentProps, type RefObject, useId, useRef, useState } from "react";
import type { OverlayProps } from "@/lib/lazily";

/** What a popup must know of the button that opens it. */
export interface PopupProps extends OverlayProps {
  /** The button: where the popup stands. */
  anchor: RefObject<HTMLButtonElement | null>;
  id: string;
}

type PopupButton = Pick<
  ComponentProps<"button">,
  "ref" | "role" | "aria-haspopup" | "aria-expanded" | "aria-controls" | "onClick" | "onKeyDown"
> & { "data-popup-open": "" | undefined };

/**
 * A button and the popup that it opens. The two are apart, so that the popup's code can be read when it is first
 * opened: `lazyOverlay`. A list that is chosen from is a combobox to readers, and opens with an arrow, too.
 */
export function usePopup(
  kind: "dialog" | "list",
  given?: OverlayProps,
): { button: PopupButton; popup: PopupProps } {
  const [own, setOwn] = useState(false);
  const { open, onOpenChange } = given ?? { open: own, onOpenChange: setOwn };
  const anchor = useRef<HTMLButtonElement>(null);
  const id = useId();
  return {
    button: {
      ref: anchor,
      ...(kind === "list" ? { role: "combobox" } : {}),
      "aria-haspopup": "dialog",
      "aria-expanded": open,
      "aria-controls": open ? id : undefined,
      "data-popup-open": open ? "" : undefined,
      onClick: () => {
        // Not every webview focuses what is pressed, and what had the focus gets it back.
        anchor.current?.focus();
        onOpenChange(!open);
      },
      onKeyDown: (event) => {
        if (kind !== "list" || open || (event.key !== "ArrowDown" && event.key !== "ArrowUp")) return;
        event.preventDefault();
        onOpenChange(true);
      },
    },
    popup: { open, onOpenChange, anchor, id },
  };
}

interface Closing {
  reason: string;
  event: Event;
  cancel: () => void;
}

/** Closes a popup, unless the press was on its own button, which does that by itself. */
export function closing({ onOpenChange, anchor }: Pick<PopupProps, "onOpenChange" | "anchor">): (open: boolean, details: Closing) => void {
  return (open, details) => {
    const { event } = details;
    const to = event instanceof FocusEvent ? event.relatedTarget : event.target;
    const outside = details.reason === "outside-press" || details.reason === "focus-out";
    if (!open && outside && to instanceof Node && anchor.current?.contains(to) === true) details.cancel();
    else onOpenChange(open);
  };
}
