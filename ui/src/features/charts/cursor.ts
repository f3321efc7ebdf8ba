import { useSyncExternalStore } from "react";

/** The point of time that the pointer is at, shared by the charts of a page. */
export class Cursor {
  #at: number | null = null;
  readonly #listeners = new Set<() => void>();

  /** The index on the time axis; null where the pointer is on no chart. */
  readonly at = (): number | null => this.#at;

  readonly move = (at: number | null): void => {
    if (at === this.#at) return;
    this.#at = at;
    for (const listener of this.#listeners) listener();
  };

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  };
}

export function useCursor(cursor: Cursor): number | null {
  return useSyncExternalStore(cursor.subscribe, cursor.at);
}
