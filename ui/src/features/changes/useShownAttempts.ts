import { useEffect, useState } from "react";
import { inFlight } from "@/lib/queries";
import { useAttempts } from "@/lib/start";
import type { Attempt } from "@/platform/bindings/types";

const PASSING_MS = 6000;

/**
 * The attempts that have something to say and were not dismissed. What went well
 * leaves by itself; what was dismissed under way comes back with its end.
 */
export function useShownAttempts(): { attempts: readonly Attempt[]; dismiss: (attempt: Attempt) => void } {
  const all = useAttempts();
  const [dismissed, setDismissed] = useState<ReadonlySet<string>>(new Set());
  const dismiss = (attempt: Attempt) => {
    setDismissed((known) => new Set(known).add(stageOf(attempt)));
  };
  const attempts = all.filter((attempt) => !dismissed.has(stageOf(attempt)));

  const passing = attempts.filter(passes).map(stageOf).join("\n");
  useEffect(() => {
    if (passing === "") return undefined;
    const timer = setTimeout(() => {
      setDismissed((known) => new Set([...known, ...passing.split("\n")]));
    }, PASSING_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [passing]);

  return { attempts, dismiss };
}

function passes({ state }: Attempt): boolean {
  return (
    state.kind === "undone" || (state.kind === "ended" && (state.verdict === null || state.verdict === "succeeded"))
  );
}

function stageOf(attempt: Attempt): string {
  return `${attempt.id} ${inFlight(attempt) ? "under way" : "ended"}`;
}
