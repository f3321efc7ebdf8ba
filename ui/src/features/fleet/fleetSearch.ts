import { oneOf } from "@/lib/oneOf";
import type { Density } from "@/platform/bindings/types";
import { type ColumnId, columnIds, firstSort, type Sort, sortIds } from "./order";
import { parseTokens, serialiseTokens, type Token } from "./tokens";

/** All view state of the fleet, as it stands in the URL; what is left out is as it begins. */
export interface FleetSearch {
  /** Plain text that every row must have. */
  q?: string;
  /** Properties; see tokens.ts. */
  filter?: string;
  /** A column, with a minus in front for the other way round: "-updated". */
  sort?: string;
  /** The columns on screen, where they are not the usual ones. */
  columns?: string;
  /** Where it differs from the settings. */
  density?: Density;
  /** The row that the keyboard is on: "profile:service id". */
  service?: string;
  /** The rows that are ticked, likewise; "many" where they stand in the state of the history's step. */
  ticked?: string;
}

const wideColumns: readonly ColumnId[] = ["name", "status", "profile", "region", "source", "size", "updated", "url"];

/** The columns that are shown where nobody chose: a narrow window has no room for the buttons of the URL. */
export function usualColumns(narrow: boolean): readonly ColumnId[] {
  return narrow ? wideColumns.filter((id) => id !== "url") : wideColumns;
}

function text(value: unknown): string | undefined {
  // The router reads "123" in a URL as a number.
  if (typeof value === "number") return String(value);
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** What a URL says that this program did not write is left out, never an error. */
export function validateFleetSearch(search: Record<string, unknown>): FleetSearch {
  const q = text(search["q"]);
  const filter = serialiseTokens(parseTokens(text(search["filter"]) ?? ""));
  const sort = serialiseSort(parseSort(text(search["sort"])));
  const columns = parseColumns(text(search["columns"]))?.join(",");
  const density = oneOf(["comfortable", "compact"] as const, search["density"]);
  const service = text(search["service"]);
  const ticked = text(search["ticked"]);
  return {
    ...(q === undefined ? {} : { q }),
    ...(filter === "" ? {} : { filter }),
    ...(sort === undefined ? {} : { sort }),
    ...(columns === undefined ? {} : { columns }),
    ...(density === undefined ? {} : { density }),
    ...(service === undefined ? {} : { service }),
    ...(ticked === undefined ? {} : { ticked }),
  };
}

export function parseSort(sort: string | undefined): Sort {
  if (sort === undefined) return firstSort;
  const descending = sort.startsWith("-");
  const by = oneOf(sortIds, descending ? sort.slice(1) : sort);
  return by === undefined ? firstSort : { by, descending };
}

export function serialiseSort({ by, descending }: Sort): string | undefined {
  if (by === firstSort.by && descending === firstSort.descending) return undefined;
  return `${descending ? "-" : ""}${by}`;
}

/** The columns chosen, in the table's order. The name is always there: it is the way in. */
export function parseColumns(columns: string | undefined): readonly ColumnId[] | undefined {
  const asked = new Set(columns?.split(","));
  const found = columnIds.filter((id) => asked.has(id));
  return found.length === 0 ? undefined : columnIds.filter((id) => id === "name" || asked.has(id));
}

/** Nothing where they are the usual ones. */
export function serialiseColumns(columns: readonly ColumnId[], narrow: boolean): string | undefined {
  const chosen = columnIds.filter((id) => columns.includes(id)).join(",");
  return chosen === usualColumns(narrow).join(",") ? undefined : chosen;
}

export function tokensOf(search: FleetSearch): Token[] {
  return parseTokens(search.filter ?? "");
}
