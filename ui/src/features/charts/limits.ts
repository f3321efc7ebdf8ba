import type { MetricSet, Operation, ScalingFigures } from "@/platform/bindings/types";
import { valuesOf } from "./series";

/** What auto scaling holds a service to; `capacity` is for all of its instances together. */
export type Limit = "capacity" | "minSize" | "maxSize";

/** The values of the limits that are known, on the set's time axis. */
export type LimitValues = Partial<Record<Limit, readonly (number | null)[]>>;

/** What may have put other figures into force. */
const changing: ReadonlySet<string> = new Set(["UPDATE_SERVICE", "CREATE_SERVICE"]);

/**
 * Since when the figures of today are known to have been in force: the end of
 * the last operation that may have changed them. Where older operations have not
 * been read, only as far back as the oldest that has; null where nothing is known.
 */
export function inForceSince(operations: readonly Operation[], all: boolean): number | null {
  const last = operations.find(({ kind, status }) => changing.has(kind) && status === "SUCCEEDED");
  if (last !== undefined) return last.endedAt ?? last.startedAt;
  if (all) return Number.NEGATIVE_INFINITY;
  return operations.at(-1)?.startedAt ?? null;
}

/** The limits beside the figures they limit, from the moment on that they are known for. */
export function limitValues(set: MetricSet, figures: ScalingFigures, since: number): LimitValues {
  const from = (read: (at: number) => number | null) =>
    set.times.map((time, at) => (time < since ? null : read(at)));
  const active = valuesOf(set, "activeInstances");
  return {
    minSize: from(() => figures.minSize),
    maxSize: from(() => figures.maxSize),
    capacity: from((at) => {
      const instances = active[at] ?? null;
      return instances === null ? null : instances * figures.maxConcurrency;
    }),
  };
}

/** A scale goes up to a limit unless that leaves less than this part of it to the figures themselves. */
const LEAST = 0.05;

/** The top of a scale that shows the figures and, where these can still be told apart, their limits. */
export function topWithLimits(figures: number, limits: readonly number[]): number {
  const shown = limits.filter((limit) => figures >= limit * LEAST);
  return Math.max(figures, ...shown);
}
