import { flashes } from "@/lib/flash";
import { kindWords, verdictWords } from "@/lib/operationWords";
import type { FleetOperation, Verdict } from "@/platform/bindings/types";

/** Says how an operation ended that somebody else began. What went wrong stays until it is dismissed. */
export function flashEnded({ service, name, operation }: FleetOperation, verdict: Verdict, open: () => void): void {
  const { tone, words } = verdictWords[verdict];
  flashes.show({
    id: `ended ${operation.id}`,
    tone,
    title: `${kindWords(operation.kind).noun} of ${name}: ${words.charAt(0).toLowerCase()}${words.slice(1)}`,
    detail: `${service.cell.profile} · ${service.cell.region}`,
    actions: [{ label: "Open", run: open }],
    passing: tone === "ok",
  });
}
