import type { Outcome } from "@/lib/paths";
import type { Operation } from "@/platform/bindings/types";

/** How an operation went, in the three ways one filters by; null where AWS says something unknown. */
export function outcomeOf({ status }: Operation): Outcome | null {
  switch (status) {
    case "PENDING":
    case "IN_PROGRESS":
    case "ROLLBACK_IN_PROGRESS":
      return "inProgress";
    case "SUCCEEDED":
      return "succeeded";
    // Whatever became of the rollback, what was asked for did not happen.
    case "FAILED":
    case "ROLLBACK_FAILED":
    case "ROLLBACK_SUCCEEDED":
      return "failed";
    default:
      return null;
  }
}

export function underWay(operation: Operation): boolean {
  return outcomeOf(operation) === "inProgress";
}

/** How long it took, in seconds; null while it runs and where AWS does not say. */
export function tookSeconds({ startedAt, endedAt }: Operation): number | null {
  return startedAt === null || endedAt === null ? null : Math.max(0, (endedAt - startedAt) / 1000);
}
