import type { IconName } from "@/components/iconPaths";
import { Registry } from "./registry";
import { useOffer } from "./useOffer";

export type PaletteGroup = "Actions" | "Pages" | "Services" | "Profiles" | "Regions";

export interface PaletteEntry {
  id: string;
  group: PaletteGroup;
  label: string;
  icon: IconName;
  /** Quieter, after the label: where a service is. */
  detail?: string;
  /** More words by which it is found. */
  words?: string;
  chord?: string;
  /** Why it cannot be used at the moment. */
  disabledReason?: string | undefined;
  run: () => void;
}

export const paletteEntries = new Registry<PaletteEntry>();

/** What a page adds to the palette, for as long as it is mounted. */
export function usePaletteEntries(own: readonly PaletteEntry[]): void {
  useOffer(paletteEntries, own);
}

/**
 * How well a query fits a text: 0 for not at all. Every word of the query must
 * occur; at the beginning of the text it counts most, then at that of a word.
 */
export function fit(query: string, text: string): number {
  const haystack = text.toLowerCase();
  let score = 1;
  for (const word of query.toLowerCase().split(/\s+/)) {
    if (word === "") continue;
    const at = haystack.indexOf(word);
    if (at < 0) return 0;
    const before = haystack[at - 1];
    if (at === 0) score += 4;
    else if (before !== undefined && /[^a-z0-9]/.test(before)) score += 2;
    else score += 1;
  }
  return score;
}

const GROUPS: readonly PaletteGroup[] = ["Actions", "Pages", "Services", "Profiles", "Regions"];

export interface PaletteSection {
  group: PaletteGroup;
  entries: PaletteEntry[];
}

/** What fits the query, best first within each group, at most `limit` of a group. */
export function search(query: string, entries: readonly PaletteEntry[], limit = 8): PaletteSection[] {
  const scored = entries
    .map((entry) => ({
      entry,
      // The label counts for more than what only helps to find it.
      score: fit(query, entry.label) * 3 || fit(query, `${entry.label} ${entry.detail ?? ""} ${entry.words ?? ""}`),
    }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
  const sections = GROUPS.map((group) => ({
    group,
    best: scored.find(({ entry }) => entry.group === group)?.score ?? 0,
    entries: scored
      .filter(({ entry }) => entry.group === group)
      .slice(0, limit)
      .map(({ entry }) => entry),
  })).filter((section) => section.entries.length > 0);
  // Typing a service's name puts services first; without a query the order is fixed.
  if (query.trim() !== "") sections.sort((a, b) => b.best - a.best);
  return sections.map(({ group, entries: chosen }) => ({ group, entries: chosen }));
}
