import { useSyncExternalStore } from "react";

/*
 * One timer for every relative time on the screen. It runs only while somebody
 * looks: with a listener, and with the window visible.
 */
const TICK_MS = 1000;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function tick(): void {
  for (const listener of listeners) listener();
}

function settle(): void {
  const wanted = listeners.size > 0 && document.visibilityState !== "hidden";
  if (wanted && timer === undefined) {
    timer = setInterval(tick, TICK_MS);
  } else if (!wanted && timer !== undefined) {
    clearInterval(timer);
    timer = undefined;
  }
}

function onVisibility(): void {
  settle();
  if (document.visibilityState !== "hidden") tick();
}

/** Calls back about once a second while the window is visible. */
export function onTick(listener: () => void): () => void {
  if (listeners.size === 0) document.addEventListener("visibilitychange", onVisibility);
  listeners.add(listener);
  settle();
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) document.removeEventListener("visibilitychange", onVisibility);
    settle();
  };
}

/** The present moment, for what happens once; what is drawn uses `useNow`. */
export function presentMoment(): number {
  return Date.now();
}

/**
 * What `read` makes of the present moment. The component renders again only
 * when that value differs, so "3 d ago" costs nothing from one day to the next.
 */
export function useNow<T extends string | number | boolean>(read: (now: number) => T): T {
  return useSyncExternalStore(onTick, () => read(Date.now()));
}
