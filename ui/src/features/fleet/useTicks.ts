import { useRef } from "react";
import type { FleetRow } from "@/platform/bindings/types";
import type { FleetView } from "./useFleetView";
import { rowKey } from "./rowFacts";
import type { TickMode } from "./rowActions";

/** Ticking rows: one, a range from the last one, all that match, none. */
export function useTicks(view: Pick<FleetView, "ticked" | "setTicked">, shown: readonly FleetRow[]) {
  const anchor = useRef<string | null>(null);
  const { ticked, setTicked } = view;

  const tick = (key: string, mode: TickMode) => {
    const next = new Set(ticked);
    const keys = shown.map(rowKey);
    const [from, to] = [anchor.current === null ? -1 : keys.indexOf(anchor.current), keys.indexOf(key)];
    if (mode === "range" && from >= 0 && to >= 0) {
      for (const between of keys.slice(Math.min(from, to), Math.max(from, to) + 1)) next.add(between);
    } else {
      if (!next.delete(key)) next.add(key);
      anchor.current = key;
    }
    setTicked(next);
  };
  const tickAll = () => {
    const keys = shown.map(rowKey);
    const all = keys.every((key) => ticked.has(key));
    const next = new Set(ticked);
    for (const key of keys) {
      if (all) next.delete(key);
      else next.add(key);
    }
    setTicked(next);
  };
  const clear = () => {
    anchor.current = null;
    setTicked([]);
  };
  return { tick, tickAll, clear };
}
