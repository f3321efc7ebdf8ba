import { failureWords } from "@/lib/errors";
import { counted } from "@/lib/format";
import type { Cell, CellView, Failure } from "@/platform/bindings/types";

/** Cells that fail for the same reason: one strip says it for all of them. */
export interface Trouble {
  key: string;
  failure: Failure;
  cells: readonly Cell[];
  /** The age of the rows that are shown all the same; null where there are none. */
  rowsFrom: number | null;
}

/** What is wrong with a fleet, the gravest first. */
export function troublesOf(cells: readonly CellView[]): Trouble[] {
  const found = new Map<string, Trouble>();
  for (const { cell, state, readAt, rows, detailsFailure = null } of cells) {
    // Where the list itself can be read, what lies deeper may still be denied.
    const failure = state.kind === "failed" ? state.failure : detailsFailure;
    if (failure === null) continue;
    const key = `${cell.profile}\n${failure.code}\n${failure.action ?? ""}`;
    const same = found.get(key);
    const from = state.kind === "failed" && rows.length > 0 ? readAt : null;
    found.set(key, {
      key,
      failure: same?.failure ?? failure,
      cells: [...(same?.cells ?? []), cell],
      rowsFrom: oldest(same?.rowsFrom ?? null, from),
    });
  }
  const weight = (trouble: Trouble) => (failureWords[trouble.failure.code].tone === "bad" ? 0 : 1);
  return [...found.values()].sort((a, b) => weight(a) - weight(b));
}

function oldest(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b;
  return Math.min(a, b);
}

/** Where: "acme-dev · eu-central-1", "acme-dev · 3 regions", "2 profiles · 3 regions". */
export function placeWords(cells: readonly Cell[]): string {
  const profiles = [...new Set(cells.map((cell) => cell.profile))];
  const regions = [...new Set(cells.map((cell) => cell.region))];
  const words = (names: readonly string[], noun: string) => (names.length === 1 ? names[0] : counted(names.length, noun));
  return `${words(profiles, "profile")} · ${words(regions, "region")}`;
}

/** Rows older than this, in a cell that is still being read, are worth a word. */
export const STALE_MS = 90_000;

/** Cells that have not answered yet, and whose rows are from an earlier reading. */
export function staleCells(cells: readonly CellView[], now: number): CellView[] {
  return cells.filter(
    ({ state, rows, readAt }) => state.kind === "loading" && rows.length > 0 && readAt !== null && now - readAt > STALE_MS,
  );
}
