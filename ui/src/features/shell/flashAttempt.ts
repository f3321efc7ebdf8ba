import type { useNavigate } from "@tanstack/react-router";
import { asFailure, failureDetails, failureWords } from "@/lib/errors";
import { type Flash, type FlashAction, flashes } from "@/lib/flash";
import { verdictWords } from "@/lib/operationWords";
import { paths } from "@/lib/paths";
import type { Attempt } from "@/platform/bindings/types";
import type { Host } from "@/platform/host";

/** Says how a change goes, in one notice that follows it from undo to verdict. */
export function flashAttempt(attempt: Attempt, host: Host, navigate: ReturnType<typeof useNavigate>): void {
  const id = `attempt ${attempt.id}`;
  const said = saying(attempt);
  if (said === null) {
    flashes.dismiss(id);
    return;
  }
  const open: FlashAction = {
    label: "Open",
    run: () => void navigate(paths.service(attempt.service)),
  };
  const undo: FlashAction = {
    label: "Undo",
    run: () => {
      host.commands.changeUndo(attempt.id).catch((thrown: unknown) => {
        const failure = asFailure(thrown);
        flashes.show({ id, tone: "bad", title: "Not undone", detail: failureDetails(failure) });
      });
    },
  };
  flashes.show({ id, actions: attempt.state.kind === "held" ? [undo] : [open], ...said });
}

/** What is said of an attempt; null once there is nothing to say. */
export function saying(attempt: Attempt): Omit<Flash, "id" | "actions"> | null {
  const { state, title } = attempt;
  switch (state.kind) {
    case "held":
      return { tone: "busy", title, detail: whereOf(attempt), until: state.until };
    case "undone":
      return { tone: "idle", title: `Undone: ${title}`, detail: "Nothing was called.", passing: true };
    case "applying":
      return { tone: "busy", title, detail: whereOf(attempt) };
    case "following":
      return { tone: "busy", title, detail: "App Runner has begun.", passing: true };
    case "ended": {
      if (state.verdict === null) return { tone: "ok", title: `Done: ${title}`, passing: true };
      const { tone, words } = verdictWords[state.verdict];
      return tone === "ok"
        ? { tone, title: `${words}: ${title}`, passing: true }
        : { tone, title: `${words}: ${title}`, ...(attempt.reason === null ? {} : { detail: attempt.reason }) };
    }
    case "failed":
    case "unknown": {
      const words = failureWords[state.failure.code];
      return { tone: words.tone, title: `${title}: ${words.title.toLowerCase()}`, detail: state.failure.message };
    }
    default:
      return state satisfies never;
  }
}

function whereOf({ service, account }: Attempt): string {
  return `${service.cell.profile} · ${account} · ${service.cell.region}`;
}
