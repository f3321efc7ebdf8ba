import type { Reading } from "./clock";
import {
  elapsedTime,
  elapsedTimeUntil,
  relativeTime,
  relativeTimeUntil,
  secondsLeft,
  secondsLeftUntil,
} from "./format";

/*
 * What `useNow` can make of a point in time.
 */
export const relative: Reading<string> = { read: relativeTime, until: relativeTimeUntil };
export const elapsed: Reading<string> = { read: elapsedTime, until: elapsedTimeUntil };
export const left: Reading<number> = { read: secondsLeft, until: secondsLeftUntil };

/** Whether a span of time that begins at the moment is still going on. */
export function within(span: number): Reading<boolean> {
  return {
    read: (at, now) => now - at < span,
    until: (at, now) => (now - at < span ? at + span : Number.POSITIVE_INFINITY),
  };
}

const DAY = 86_400_000;

/** The beginning of the day that it is, where days begin at the point in time: with 0, in UTC. */
export const today: Reading<number> = {
  read: (at, now) => at + Math.floor((now - at) / DAY) * DAY,
  until: (at, now) => at + (Math.floor((now - at) / DAY) + 1) * DAY,
};
