import { useEffect, useState } from "react";
import { presentMoment } from "@/lib/clock";
import type { Cell, CellView } from "@/platform/bindings/types";
import { staleCells } from "./troubles";

/** A reading that takes longer than this is slow; before, nothing is said, so that nothing flickers. */
const SLOW_MS = 4000;

/** The cells that keep one waiting beside rows of an earlier reading. */
export function useStale(cells: readonly CellView[]): { cells: readonly Cell[]; from: number } | null {
  const loading = cells
    .filter(({ state }) => state.kind === "loading")
    .map(({ cell }) => `${cell.profile} ${cell.region}`)
    .join("\n");
  const [slow, setSlow] = useState({ loading: "", at: 0 });
  useEffect(() => {
    if (loading === "") return undefined;
    const timer = setTimeout(() => setSlow({ loading, at: presentMoment() }), SLOW_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [loading]);

  if (loading === "" || slow.loading !== loading) return null;
  const stale = staleCells(cells, slow.at);
  if (stale.length === 0) return null;
  return {
    cells: stale.map(({ cell }) => cell),
    from: Math.min(...stale.map(({ readAt }) => readAt ?? Number.POSITIVE_INFINITY)),
  };
}
