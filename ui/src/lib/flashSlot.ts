import { useSyncExternalStore } from "react";

/*
 * The place in the stack of notices where pages put bars of their own, through
 * a portal: they need the router, which the stack itself lives outside of.
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
