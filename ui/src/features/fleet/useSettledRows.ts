import { useMemo, useState } from "react";
import type { FleetRow } from "@/platform/bindings/types";
import { serialiseSort } from "./fleetSearch";
import { inOrder, keepPlaces, type Sort, sortRows } from "./order";

interface Settled {
  rows: readonly FleetRow[];
  sort: string | undefined;
  ordered: readonly FleetRow[];
}

/** The rows in order, and still in their places when what they say changes. */
export function useSettledRows(rows: readonly FleetRow[], sort: Sort) {
  const name = serialiseSort(sort);
  const [settled, setSettled] = useState<Settled>(() => ({ rows, sort: name, ordered: sortRows(rows, sort) }));
  let shown = settled;
  if (settled.rows !== rows || settled.sort !== name) {
    // Only the user moves what is on screen: by another sort, or by asking for the same once more.
    const ordered = settled.sort === name ? keepPlaces(settled.ordered, rows, sort) : sortRows(rows, sort);
    shown = { rows, sort: name, ordered };
    setSettled(shown);
  }
  return {
    rows: shown.ordered,
    /** Whether the sort would have them stand otherwise. */
    moved: useMemo(() => !inOrder(shown.ordered, sort), [shown.ordered, sort]),
    sortAgain: () => setSettled({ rows, sort: name, ordered: sortRows(rows, sort) }),
  };
}
