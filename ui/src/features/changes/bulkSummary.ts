import { count } from "@/lib/format";
import type { Attempt } from "@/platform/bindings/types";
import { attemptWords } from "./attemptWords";
import type { BulkItemState, BulkState } from "./bulkState";

/** Where one of many stands, as the summary counts it. In the order of the summary. */
const STANDS = ["begun", "held", "to go", "failed", "not known", "undone", "left out"] as const;
type Stand = (typeof STANDS)[number];

/** How far many changes are, in words. `attempts` are those that were made here, as they stand. */
export function bulkSummary({ items, phase }: BulkState, attempts: readonly Attempt[]): string {
  const of = (...kinds: BulkItemState["kind"][]) => items.filter(({ state }) => kinds.includes(state.kind)).length;
  if (phase === "planning") return `Planning, ${count(items.length - of("planning"))} of ${count(items.length)}`;
  if (phase === "reviewing") {
    const refused = of("refused", "unplanned");
    return [`${count(of("planned"))} will be applied, one by one`, refused > 0 && `${count(refused)} will not`]
      .filter(Boolean)
      .join("; ");
  }
  const stands = items.map(({ state }) => standOf(state, attempts));
  return STANDS.flatMap((stand) => {
    const there = stands.filter((other) => other === stand).length;
    return there === 0 ? [] : [`${count(there)} ${stand}`];
  }).join(", ");
}

function standOf(state: BulkItemState, attempts: readonly Attempt[]): Stand {
  switch (state.kind) {
    case "planning":
    case "planned":
    case "applying":
      return "to go";
    case "refused":
    case "unplanned":
      return "left out";
    case "unapplied":
      return "failed";
    case "applied":
      return standOfAttempt(attempts.find(({ id }) => id === state.attempt.id) ?? state.attempt);
    default:
      return state satisfies never;
  }
}

/** One that has begun may have failed since: its own words tell. */
function standOfAttempt(attempt: Attempt): Stand {
  switch (attempt.state.kind) {
    case "held":
      return "held";
    case "undone":
      return "undone";
    case "unknown":
      return "not known";
    case "applying":
    case "following":
    case "ended":
    case "failed":
      return attemptWords(attempt).tone === "bad" ? "failed" : "begun";
    default:
      return attempt.state satisfies never;
  }
}
