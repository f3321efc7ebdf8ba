import { useSyncExternalStore } from "react";
import type { Tone } from "./tone";

export interface FlashAction {
  label: string;
  /** Called once; the flash leaves with it. */
  run: () => void;
}

export interface Flash {
  id: string;
  tone: Tone;
  title: string;
  detail?: string;
  actions?: readonly FlashAction[];
  /** Counts down to this moment (milliseconds since the epoch), then leaves. */
  until?: number;
  /** Leaves by itself after a while. What went wrong stays until it is dismissed. */
  passing?: boolean;
}

const PASSING_MS = 6000;

/** The bars below the page: what happened, and what can still be undone. */
export class Flashes {
  #flashes: readonly Flash[] = [];
  readonly #listeners = new Set<() => void>();
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();

  /** Shows a flash, in place of one with the same id. */
  show(flash: Flash): void {
    const at = this.#flashes.findIndex((shown) => shown.id === flash.id);
    this.#set(at < 0 ? [...this.#flashes, flash] : this.#flashes.with(at, flash));
    this.#stopTimer(flash.id);
    const stays = flash.until !== undefined ? flash.until - Date.now() : flash.passing === true ? PASSING_MS : null;
    if (stays !== null) {
      this.#timers.set(
        flash.id,
        setTimeout(() => {
          this.dismiss(flash.id);
        }, Math.max(0, stays)),
      );
    }
  }

  dismiss(id: string): void {
    this.#stopTimer(id);
    if (this.#flashes.some((flash) => flash.id === id)) this.#set(this.#flashes.filter((flash) => flash.id !== id));
  }

  readonly all = (): readonly Flash[] => this.#flashes;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  };

  #stopTimer(id: string): void {
    clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
  }

  #set(flashes: readonly Flash[]): void {
    this.#flashes = flashes;
    for (const listener of this.#listeners) listener();
  }
}

export const flashes = new Flashes();

export function useFlashes(from: Flashes = flashes): readonly Flash[] {
  return useSyncExternalStore(from.subscribe, from.all);
}
