import { kindWords, operationStatusWords } from "@/lib/operationWords";
import type { MetricSet, Operation, OperationKind } from "@/platform/bindings/types";

/** Something that happened to the service, beside its figures. */
export interface Marker {
  at: number;
  words: string;
  failed: boolean;
}

/** What puts other code or another configuration into service. */
const shown = new Set<OperationKind>(["START_DEPLOYMENT", "CREATE_SERVICE", "UPDATE_SERVICE"]);

export function markersOf(operations: readonly Operation[]): Marker[] {
  return operations.flatMap(({ kind, status, startedAt }) => {
    if (startedAt === null || !shown.has(kind)) return [];
    const { tone, words } = operationStatusWords(status);
    return [{ at: startedAt, words: `${kindWords(kind).noun}: ${words.toLowerCase()}`, failed: tone === "bad" }];
  });
}

/** The markers that began within the period at an index of the time axis. */
export function markersAt(markers: readonly Marker[], set: MetricSet, index: number): Marker[] {
  const from = set.times[index];
  if (from === undefined) return [];
  return markers.filter(({ at }) => at >= from && at < from + set.periodSeconds * 1000);
}
