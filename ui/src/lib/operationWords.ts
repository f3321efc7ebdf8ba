import type { OperationKind, OperationStatus, Verdict } from "@/platform/bindings/types";
import type { Tone } from "./tone";

interface KindWords {
  /** As a title: "Deployment". */
  noun: string;
  /** While it runs: "Deploying…". */
  running: string;
}

const kinds: Partial<Record<OperationKind, KindWords>> = {
  START_DEPLOYMENT: { noun: "Deployment", running: "Deploying…" },
  CREATE_SERVICE: { noun: "Creation", running: "Creating…" },
  PAUSE_SERVICE: { noun: "Pause", running: "Pausing…" },
  RESUME_SERVICE: { noun: "Resumption", running: "Resuming…" },
  DELETE_SERVICE: { noun: "Deletion", running: "Deleting…" },
  UPDATE_SERVICE: { noun: "Update", running: "Updating…" },
};

/** An operation's kind in words; one we do not know is shown as reported. */
export function kindWords(kind: OperationKind): KindWords {
  return kinds[kind] ?? { noun: kind, running: `${kind}…` };
}

export interface StatusWords {
  tone: Tone;
  words: string;
}

const statuses: Partial<Record<OperationStatus, StatusWords>> = {
  PENDING: { tone: "busy", words: "Pending" },
  IN_PROGRESS: { tone: "busy", words: "In progress" },
  ROLLBACK_IN_PROGRESS: { tone: "warn", words: "Rolling back" },
  SUCCEEDED: { tone: "ok", words: "Succeeded" },
  FAILED: { tone: "bad", words: "Failed" },
  // A rollback that succeeded is a deployment that did not.
  ROLLBACK_SUCCEEDED: { tone: "bad", words: "Failed, rolled back" },
  ROLLBACK_FAILED: { tone: "bad", words: "Failed, and so did the rollback" },
};

export function operationStatusWords(status: OperationStatus): StatusWords {
  return statuses[status] ?? { tone: "idle", words: status };
}

export const verdictWords: Record<Verdict, StatusWords> = {
  succeeded: { tone: "ok", words: "Succeeded" },
  failed: { tone: "bad", words: "Failed" },
  rolledBack: { tone: "bad", words: "Failed, rolled back" },
  rollbackFailed: { tone: "bad", words: "Failed, and so did the rollback" },
};
