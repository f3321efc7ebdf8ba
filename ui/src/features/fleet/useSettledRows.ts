import { useState } from "react";
import type { FleetRow } from "@/platform/bindings/types";
import { serialiseSort } from "./fleetSearch";
import { inOrder, keepPlaces, type Sort, sortRows } from "./order";

interface Settled {
  rows: readonly FleetRow[];
  sort: string | undefined;
  ordered: readonly FleetRow[];
  /** Whether the sort would have them stand otherwise. */
  moved: boolean;
}

/** The rows in order, and still in their places when what they say changes. */
export function useSettledRows(rows: readonly FleetRow[], sort: Sort) {
  const name = serialiseSort(sort);
  const sorted = (): Settled => ({ rows, sort: name, ordered: sortRows(rows, sort), moved: false });
  const kept = ({ ordered: shown }: Settled): Settled => {
    const ordered = keepPlaces(shown, rows, sort);
    return { rows, sort: name, ordered, moved: !inOrder(ordered, sort) };
  };

  const [settled, setSettled] = useState(sorted);
  let shown = settled;
  if (settled.rows !== rows || settled.sort !== name) {
    // Only the user moves what is on screen: by another sort, or by asking for the same once more.
    shown = settled.sort === name ? kept(settled) : sorted();
    setSettled(shown);
  }
  return { rows: shown.ordered, moved: shown.moved, sortAgain: () => setSettled(sorted()) };
}
