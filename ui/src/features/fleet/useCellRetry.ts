import { asFailure, failureDetails, failureWords } from "@/lib/errors";
import { flashes } from "@/lib/flash";
import { midSentence } from "@/lib/format";
import { useFleetState } from "@/lib/useFleet";
import type { Cell } from "@/platform/bindings/types";
import { useHost } from "@/platform/host";

/** Reads single cells again at the user's word. What comes of it arrives as events. */
export function useCellRetry(): (cells: readonly Cell[]) => void {
  const host = useHost();
  const generation = useFleetState().data?.generation;
  return (cells) => {
    if (generation === undefined) return;
    host.commands.fleetRefresh(generation, [...cells]).catch((thrown: unknown) => {
      const failure = asFailure(thrown);
      if (failure.code === "superseded") return;
      const { tone, title } = failureWords[failure.code];
      flashes.show({ id: "retry", tone, title: `Not read again: ${midSentence(title)}`, detail: failureDetails(failure) });
    });
  };
}
