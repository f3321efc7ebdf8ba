import { failureWords } from "@/lib/errors";
import { midSentence } from "@/lib/format";
import { kindWords, verdictWords } from "@/lib/operationWords";
import type { Tone } from "@/lib/tone";
import type { Attempt } from "@/platform/bindings/types";

export interface AttemptWords {
  tone: Tone;
  /** Where it stands, beside the service's name. */
  words: string;
  /** Whole, as a notice says it: "Deploying ledger…". */
  title: string;
  /** Why, or what to expect. */
  detail: string | null;
}

/** How a change goes, in words. The verdict is the operation's own: a rollback is a failure. */
export function attemptWords(attempt: Attempt): AttemptWords {
  const { state, title, serviceName, operation } = attempt;
  switch (state.kind) {
    case "held":
      return { tone: "busy", words: "Held", title, detail: null };
    case "undone":
      return { tone: "idle", words: "Undone", title: `Undone: ${title}`, detail: "Nothing was called." };
    case "applying":
      // Its answer was lost, and what became of it is being looked up.
      if (attempt.steps.some((step) => step.state.kind === "unknown")) {
        return {
          tone: "warn",
          words: "Answer lost, looking for it…",
          title: `${title}: the answer was lost. Looking for it…`,
          detail: "Whether it happened is not known yet; do not repeat it before it is.",
        };
      }
      return { tone: "busy", words: "Applying…", title: `${title}…`, detail: stepDetail(attempt) };
    case "following": {
      const running = operation === null ? "In progress…" : kindWords(operation.kind).running;
      return { tone: "busy", words: running, title: `${running.replace(/…$/, "")} ${serviceName}…`, detail: null };
    }
    case "ended": {
      if (state.verdict === null) return { tone: "ok", words: "Done", title: `Done: ${title}`, detail: null };
      const { tone, words } = verdictWords[state.verdict];
      return { tone, words, title: `${title}: ${midSentence(words)}`, detail: attempt.reason };
    }
    case "failed": {
      const { title: why } = failureWords[state.failure.code];
      return { tone: "bad", words: why, title: `${title}: ${midSentence(why)}`, detail: state.failure.message };
    }
    case "unknown":
      // Nobody looks for it any more before the next start.
      return {
        tone: "warn",
        words: "Outcome not known",
        title: `${title}: the answer was lost, and nothing was found of it`,
        detail: "It may have happened all the same: look at the service before you repeat it.",
      };
    default:
      return state satisfies never;
  }
}

function stepDetail({ steps }: Attempt): string | null {
  const at = steps.findIndex((step) => step.state.kind === "running");
  const step = steps[at];
  return step === undefined || steps.length === 1 ? null : `Step ${at + 1} of ${steps.length}: ${step.title}`;
}

/** Of a failed attempt: how many of its steps were done. */
export function stepsDone({ steps }: Attempt): number {
  return steps.filter((step) => step.state.kind === "done").length;
}
