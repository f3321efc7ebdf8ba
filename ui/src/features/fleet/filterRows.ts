import type { ConditionGroup } from "@/lib/conditionWords";
import type { FleetRow } from "@/platform/bindings/types";
import { rowFacts } from "./rowFacts";
import { sourceKinds } from "./sourceWords";
import { type Token, valuesOf } from "./tokens";

/** The values of `status:`, one for each group that is counted. */
export const statusSlugs: Record<ConditionGroup, string> = {
  running: "running",
  inProgress: "in-progress",
  paused: "paused",
  attention: "needs-a-look",
};

/** Whether a row has what the tokens ask for. */
function tokenTest(tokens: readonly Token[]): (row: FleetRow) => boolean {
  const tests = tokens.map(({ property, values }): ((row: FleetRow) => boolean) => {
    const wanted = new Set(values.map((value) => value.toLowerCase()));
    switch (property) {
      case "status":
        return (row) => wanted.has(statusSlugs[rowFacts(row).group]);
      case "region":
        return (row) => wanted.has(row.service.cell.region);
      case "profile":
        return (row) => wanted.has(row.service.cell.profile.toLowerCase());
      case "source": {
        const kinds = new Set<string>(sourceKinds);
        const texts = [...wanted].filter((value) => !kinds.has(value));
        return (row) => {
          const { sourceKind, source } = rowFacts(row);
          return wanted.has(sourceKind) || texts.some((text) => source.includes(text));
        };
      }
      default:
        return property satisfies never;
    }
  });
  return (row) => tests.every((test) => test(row));
}

/** The rows that have every word of the text and what the tokens ask for, in the order given. */
export function filterRows(rows: readonly FleetRow[], text: string, tokens: readonly Token[]): readonly FleetRow[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0 && tokens.length === 0) return rows;
  const asked = tokens.length === 0 ? null : tokenTest(tokens);
  const found: FleetRow[] = [];
  // A plain loop: this runs over thousands of rows between a key and its picture.
  for (const row of rows) {
    if (hasWords(rowFacts(row).haystack, words) && (asked === null || asked(row))) found.push(row);
  }
  return found;
}

function hasWords(haystack: string, words: readonly string[]): boolean {
  for (const word of words) if (!haystack.includes(word)) return false;
  return true;
}

export type Counts = Record<ConditionGroup | "all", number>;

/** How many there are of each group. */
export function countGroups(rows: readonly FleetRow[]): Counts {
  const counts: Counts = { all: rows.length, running: 0, inProgress: 0, paused: 0, attention: 0 };
  for (const row of rows) counts[rowFacts(row).group] += 1;
  return counts;
}

/**
 * What the filter looks at that may not have been read of every row. How a service's newest operation ended is part
 * of its status, and plain text is looked for in statuses and sources.
 */
export function detailsLookedAt(tokens: readonly Token[], text: string): string | null {
  if (valuesOf(tokens, "source").length > 0) return "source";
  if (valuesOf(tokens, "status").length > 0) return "status";
  return text.trim() === "" ? null : "status and source";
}
