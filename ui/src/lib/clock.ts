import { useCallback, useSyncExternalStore } from "react";

/*
 * One timer for every time on the screen, set for the first moment at which any
 * of them reads otherwise: what says "3 h ago" wakes nobody for an hour. It runs
 * only while somebody looks: with a waiter, and with the window visible.
 */
interface Waiter {
  /** The moment from which something else is shown. */
  due: number;
  next: (now: number) => number;
  wake: () => void;
}

const waiters = new Set<Waiter>();
let timer: ReturnType<typeof setTimeout> | undefined;
let timerDue = Number.POSITIVE_INFINITY;

/** A moment further away than this does not fit a timer, which would then ring at once. */
const FURTHEST_MS = 2_000_000_000;

function stop(): void {
  clearTimeout(timer);
  timer = undefined;
  timerDue = Number.POSITIVE_INFINITY;
}

/** Sets the timer for a moment, unless it rings before that anyway. */
function setFor(due: number): void {
  if (due >= timerDue || document.visibilityState === "hidden") return;
  clearTimeout(timer);
  timerDue = due;
  timer = setTimeout(ring, Math.min(Math.max(0, due - Date.now()), FURTHEST_MS));
}

function ring(): void {
  stop();
  const now = Date.now();
  let first = Number.POSITIVE_INFINITY;
  for (const waiter of waiters) {
    if (waiter.due <= now) {
      waiter.due = waiter.next(now);
      waiter.wake();
    }
    first = Math.min(first, waiter.due);
  }
  // Without a waiter, or with none that changes any more, there is nothing to set.
  if (first < Number.POSITIVE_INFINITY) setFor(first);
}

function onVisibility(): void {
  if (document.visibilityState === "hidden") stop();
  else ring();
}

/** Calls back at every moment that `next` names, each asked for at the one before; none while the window is hidden. */
export function atMoments(next: (now: number) => number, wake: () => void): () => void {
  if (waiters.size === 0) document.addEventListener("visibilitychange", onVisibility);
  const waiter: Waiter = { due: next(Date.now()), next, wake };
  waiters.add(waiter);
  setFor(waiter.due);
  return () => {
    waiters.delete(waiter);
    if (waiters.size > 0) return;
    document.removeEventListener("visibilitychange", onVisibility);
    stop();
  };
}

/** The present moment, for what happens once; what is drawn uses `useNow`. */
export function presentMoment(): number {
  return Date.now();
}

/** What is made of a point in time and the present, and until when that holds. Functions that keep their identity. */
export interface Reading<T extends string | number | boolean> {
  read: (at: number, now: number) => T;
  until: (at: number, now: number) => number;
}

/** The reading of a point in time, kept current. The component renders again only when it has changed. */
export function useNow<T extends string | number | boolean>(at: number, { read, until }: Reading<T>): T {
  const subscribe = useCallback((wake: () => void) => atMoments((now) => until(at, now), wake), [at, until]);
  return useSyncExternalStore(subscribe, () => read(at, Date.now()));
}
