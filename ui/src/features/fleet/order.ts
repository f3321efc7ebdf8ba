import type { FleetRow } from "@/platform/bindings/types";
import { rowFacts, rowKey } from "./rowFacts";
import { sourceWords } from "./sourceWords";

export const columnIds = ["name", "status", "profile", "region", "account", "source", "size", "updated", "url"] as const;
export type ColumnId = (typeof columnIds)[number];

export const sortIds = ["name", "status", "profile", "region", "account", "source", "size", "updated"] as const;
export type SortId = (typeof sortIds)[number];

export interface Sort {
  by: SortId;
  descending: boolean;
}

export const firstSort: Sort = { by: "name", descending: false };

/** Columns whose values are read later than the row. */
export function needsDetails(by: SortId): boolean {
  return by === "source" || by === "size" || by === "status";
}

const groupOrder = { attention: 0, inProgress: 1, paused: 2, running: 3 } as const;
const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

type Compare = (a: FleetRow, b: FleetRow) => number;

// null means "not known": such rows come last, whichever way the sort goes.
const values: Record<Exclude<SortId, "status">, (row: FleetRow) => string | number | null> = {
  name: (row) => row.summary.name,
  profile: (row) => row.service.cell.profile,
  region: (row) => row.service.cell.region,
  account: (row) => row.account,
  source: (row) => (row.details === null || row.details.source.kind === "unreported" ? null : sourceWords(row.details.source)),
  size: (row) =>
    row.details === null || row.details.cpu === null ? null : row.details.cpu * 1_000_000 + (row.details.memory ?? 0),
  updated: (row) => row.summary.updatedAt,
};

function compareValues(a: string | number, b: string | number): number {
  return typeof a === "number" && typeof b === "number" ? a - b : collator.compare(String(a), String(b));
}

function compareBy({ by, descending }: Sort): Compare {
  const sign = descending ? -1 : 1;
  if (by === "status") {
    return (a, b) => {
      const [factsA, factsB] = [rowFacts(a), rowFacts(b)];
      const groups = groupOrder[factsA.group] - groupOrder[factsB.group];
      return sign * (groups === 0 ? collator.compare(factsA.words, factsB.words) : groups);
    };
  }
  const value = values[by];
  return (a, b) => {
    const [valueA, valueB] = [value(a), value(b)];
    if (valueA === null || valueB === null) return Number(valueA === null) - Number(valueB === null);
    return sign * compareValues(valueA, valueB);
  };
}

/** A total order: equal values are told apart by name, region, profile and id, so that nothing flickers. */
export function comparison(sort: Sort): Compare {
  const first = compareBy(sort);
  return (a, b) =>
    first(a, b) ||
    collator.compare(a.summary.name, b.summary.name) ||
    collator.compare(a.service.cell.region, b.service.cell.region) ||
    collator.compare(rowKey(a), rowKey(b));
}

export function sortRows(rows: readonly FleetRow[], sort: Sort): FleetRow[] {
  return [...rows].sort(comparison(sort));
}

/**
 * The rows as they come in, in the places they have. What is on screen stays
 * where it is even where its values would put it elsewhere; what is new goes
 * where the sort puts it; what is gone leaves.
 */
export function keepPlaces(shown: readonly FleetRow[], rows: readonly FleetRow[], sort: Sort): FleetRow[] {
  const compare = comparison(sort);
  const incoming = new Map(rows.map((row) => [rowKey(row), row]));
  const kept: FleetRow[] = [];
  for (const old of shown) {
    const key = rowKey(old);
    const row = incoming.get(key);
    if (row === undefined) continue;
    kept.push(row);
    incoming.delete(key);
  }
  if (incoming.size === 0) return kept;
  const fresh = [...incoming.values()].sort(compare);
  const merged: FleetRow[] = [];
  let next = 0;
  for (const row of kept) {
    for (let candidate = fresh[next]; candidate !== undefined && compare(candidate, row) < 0; candidate = fresh[next]) {
      merged.push(candidate);
      next += 1;
    }
    merged.push(row);
  }
  return [...merged, ...fresh.slice(next)];
}

/** Whether the rows stand as the sort would have them. */
export function inOrder(rows: readonly FleetRow[], sort: Sort): boolean {
  const compare = comparison(sort);
  return rows.every((row, index) => {
    const before = rows[index - 1];
    return before === undefined || compare(before, row) <= 0;
  });
}
