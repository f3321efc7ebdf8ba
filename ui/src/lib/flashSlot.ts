import { useSyncExternalStore } from "react";

/*
 * The place among the notices where what is followed puts bars of its own,
 * through a portal: it lives around the page, and the notices below it.
 */
let slot: HTMLElement | null = null;
const listeners = new Set<() => void>();

/** The ref of the element; set by the one who draws the stack. */
export function flashSlotRef(element: HTMLElement | null): void {
  slot = element;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

export function useFlashSlot(): HTMLElement | null {
  return useSyncExternalStore(subscribe, () => slot);
}
