import { type ConditionGroup, conditionWords } from "@/lib/conditionWords";
import { once } from "@/lib/once";
import type { FleetRow } from "@/platform/bindings/types";
import { sourceInFull, sourceKind } from "./sourceWords";

/** What is computed once for a row, however often it is filtered and sorted. */
export interface RowFacts {
  key: string;
  group: ConditionGroup;
  words: string;
  /** Everything that plain text is looked for in, in lower case. */
  haystack: string;
  sourceKind: string;
  source: string;
}

const known = new WeakMap<FleetRow, RowFacts>();

/**
 * One service in one profile: the same service may be seen through two profiles.
 * It stands in URLs, in lists: a profile's name may hold any character.
 */
export function rowKey(row: FleetRow): string {
  return rowFacts(row).key;
}

/** A row's facts. Rows are never changed, only replaced, so these are kept with the row. */
export function rowFacts(row: FleetRow): RowFacts {
  const found = known.get(row);
  if (found !== undefined) return found;
  const { words, group, detail = "" } = conditionWords(row.condition);
  const { cell } = row.service;
  const source = once(() => (row.details === null ? "" : sourceInFull(row.details.source).toLowerCase()));
  const haystack = once(() =>
    // The ARN has the region, the account, the name and the id in it.
    [row.summary.arn, words, detail, source(), cell.profile, row.summary.url ?? ""].join("\n").toLowerCase(),
  );
  const facts: RowFacts = {
    key: `${encodeURIComponent(cell.profile)}:${row.summary.id}`,
    group,
    words,
    // What only a filter looks at is not written for the first picture.
    get haystack() {
      return haystack();
    },
    get source() {
      return source();
    },
    sourceKind: sourceKind(row.details),
  };
  known.set(row, facts);
  return facts;
}
