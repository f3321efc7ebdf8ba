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

type Compare = (a: FleetRow, b: FleetRow) => number;
type Value = string | number | null;

// null means "not known": such rows come last, whichever way the sort goes.
const values: Record<SortId, (row: FleetRow) => Value> = {
  name: (row) => sortKey(row.summary.name),
  status: (row) => {
    const { group, words } = rowFacts(row);
    return `${groupOrder[group]} ${sortKey(words)}`;
  },
  profile: (row) => sortKey(row.service.cell.profile),
  region: (row) => sortKey(row.service.cell.region),
  account: (row) => row.account,
  source: (row) =>
    row.details === null || row.details.source.kind === "unreported" ? null : sortKey(sourceWords(row.details.source)),
  size: (row) =>
    row.details === null || row.details.cpu === null ? null : row.details.cpu * 1_000_000 + (row.details.memory ?? 0),
  updated: (row) => row.summary.updatedAt,
};

/** The digits of the longest figure in a name, which is an account id. */
const FIGURE_DIGITS = 12;

/**
 * A text as it is sorted by: without capitals and accents, its figures by their size. An Intl.Collator would do the
 * same, and read its tables from the disk before the first picture.
 */
function sortKey(text: string): string {
  const plain = text.normalize("NFD").replaceAll(/[\u0300-\u036F]+/g, "").toLowerCase();
  return plain.replaceAll(/\d+/g, (digits) => digits.padStart(FIGURE_DIGITS, "0"));
}

function ascending(a: string | number, b: string | number): number {
  return a < b ? -1 : Number(a > b);
}

/** A total order: equal values are told apart by name, region, profile and id, so that nothing flickers. */
export function comparison({ by, descending }: Sort): Compare {
  const sign = descending ? -1 : 1;
  const first = oncePerRow(values[by]);
  const rest = oncePerRow((row) => [sortKey(row.summary.name), row.service.cell.region, rowKey(row)].join("\n"));
  return (a, b) => {
    const [valueA, valueB] = [first(a), first(b)];
    if (valueA === null || valueB === null) {
      const unknown = Number(valueA === null) - Number(valueB === null);
      if (unknown !== 0) return unknown;
    } else if (valueA !== valueB) return sign * ascending(valueA, valueB);
    return ascending(rest(a), rest(b));
  };
}

/** Keeps what it is told of each row: a sort asks ten times. */
function oncePerRow<T extends Value>(tell: (row: FleetRow) => T): (row: FleetRow) => T {
  const told = new Map<FleetRow, T>();
  return (row) => {
    const known = told.get(row);
    if (known !== undefined) return known;
    const value = tell(row);
    told.set(row, value);
    return value;
  };
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
