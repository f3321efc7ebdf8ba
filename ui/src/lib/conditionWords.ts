import type { IconName } from "@/components/iconPaths";
import type { Condition } from "@/platform/bindings/types";
import { kindWords, verdictWords } from "./operationWords";
import type { Tone } from "./tone";

/** The groups that the fleet is counted and filtered by. */
export type ConditionGroup = "running" | "inProgress" | "paused" | "attention";

export interface ConditionWords {
  tone: Tone;
  words: string;
  group: ConditionGroup;
  icon?: IconName;
  /** Since when, and how long it usually takes: for what is under way. */
  since?: number;
  usualSeconds?: number;
  /** Quieter, after the words. */
  detail?: string;
}

/** A service's condition as it is shown: the one table of words and colours. */
export function conditionWords(condition: Condition): ConditionWords {
  switch (condition.kind) {
    case "running":
      return { tone: "ok", words: "Running", group: "running" };
    case "paused":
      return { tone: "idle", words: "Paused", group: "paused" };
    case "inProgress":
      return {
        tone: condition.rollingBack ? "warn" : "busy",
        words: condition.rollingBack ? "Rolling back…" : kindWords(condition.operation).running,
        group: "inProgress",
        ...(condition.since === null ? {} : { since: condition.since }),
        ...(condition.usualSeconds === null ? {} : { usualSeconds: condition.usualSeconds }),
      };
    case "changing":
      return { tone: "busy", words: "In progress", group: "inProgress", detail: "operation not read yet" };
    case "maintenance":
      return {
        tone: "warn",
        words: "Maintenance",
        group: "inProgress",
        detail: "by AWS",
        ...(condition.since === null ? {} : { since: condition.since }),
      };
    case "operationFailed":
      return {
        tone: "bad",
        words: verdictWords[condition.verdict].words,
        group: "attention",
        detail: condition.paused
          ? `${kindWords(condition.operation).noun.toLowerCase()}, paused`
          : kindWords(condition.operation).noun.toLowerCase(),
      };
    case "createFailed":
      return { tone: "bad", words: "Creation failed", group: "attention" };
    case "deleteFailed":
      return { tone: "bad", words: "Deletion failed", group: "attention" };
    case "deleted":
      return { tone: "idle", words: "Deleted", group: "attention", icon: "trash" };
    case "unknown":
      return { tone: "warn", words: condition.status, group: "attention", icon: "help" };
    default:
      return condition satisfies never;
  }
}
