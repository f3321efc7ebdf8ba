import { useNavigate } from "@tanstack/react-router";
import type { KeyboardEvent, RefObject } from "react";
import { type ActionGrounds, actionState, useActionGrounds } from "@/features/changes/actionState";
import { useChange } from "@/features/changes/changeContext";
import { useOutside } from "@/features/service/useOutside";
import { pressedChord } from "@/lib/chord";
import { flashes } from "@/lib/flash";
import { paths, type ServiceTab } from "@/lib/paths";
import { useShortcuts } from "@/lib/shortcuts";
import type { FleetRow, ServiceRef } from "@/platform/bindings/types";
import type { RowActions } from "./rowActions";
import { rowKey } from "./rowFacts";
import type { FleetView } from "./useFleetView";

/** Rows that Page Up and Page Down go by: a screen of a small window. */
const PAGE = 15;

const NOWHERE: ServiceRef = { cell: { profile: "", region: "" }, arn: "" };

export interface FleetKeysOptions {
  view: FleetView;
  rows: readonly FleetRow[];
  gridRef: RefObject<HTMLDivElement | null>;
  filterRef: RefObject<HTMLInputElement | null>;
  actions: RowActions;
  onTickAll: () => void;
  onUntick: () => void;
}

/** The keyboard on the fleet: single keys anywhere on the page, arrows and the like while the table has the focus. */
export function useFleetKeys({ view, rows, gridRef, filterRef, actions, onTickAll, onUntick }: FleetKeysOptions) {
  const navigate = useNavigate();
  const desk = useChange();
  const grounds: ActionGrounds = useActionGrounds();
  const at = view.current === null ? -1 : rows.findIndex((row) => rowKey(row) === view.current);
  const row = rows[at];
  const outside = useOutside(row?.service ?? NOWHERE);

  const point = (index: number): string | null => {
    const next = rows[Math.max(0, Math.min(rows.length - 1, index))];
    if (next === undefined) return null;
    view.setCurrent(rowKey(next));
    return rowKey(next);
  };
  const step = (by: number) => () => {
    gridRef.current?.focus({ preventScroll: true });
    // Without a mark, either way begins with the first row on screen.
    point(at < 0 ? 0 : at + by);
  };
  const go = (tab: ServiceTab) => () => {
    if (row === undefined) return;
    view.flush();
    void navigate(paths.service(row.service, { tab }));
  };
  const deploy = () => {
    if (row === undefined) return;
    const { disabledReason } = actionState(grounds, row, "deploy");
    if (disabledReason === undefined) desk.ask(row.service, { kind: "deploy" });
    else flashes.show({ id: "deploy", tone: "idle", title: `${row.summary.name} is not deployed`, detail: `${disabledReason}.`, passing: true });
  };
  const withRow = (run: () => void) => () => {
    if (row !== undefined) run();
  };
  const tick = withRow(() => {
    if (view.current !== null) actions.onTick(view.current, "one");
  });

  useShortcuts([
    { chord: "/", label: "Filter", group: "List", run: () => filterRef.current?.focus() },
    { chord: "j", also: ["ArrowDown"], label: "Next service", group: "List", run: step(1) },
    { chord: "k", also: ["ArrowUp"], label: "Previous service", group: "List", run: step(-1) },
    { chord: "PageDown", also: ["PageUp"], label: "A page on, or back", group: "List" },
    { chord: "Home", also: ["End"], label: "First service, or last", group: "List" },
    { chord: "Enter", label: "Open the service", group: "List" },
    { chord: "x", also: [" "], label: "Select", group: "List", run: tick },
    { chord: "Shift+ArrowDown", also: ["Shift+ArrowUp"], label: "Select as one goes", group: "List" },
    { chord: "Mod+A", label: "Select all that match, or none", group: "List" },
    { chord: "y", label: "Copy ARN", group: "List", run: withRow(outside.copyArn) },
    { chord: "d", label: "Deploy", group: "List", run: deploy },
    { chord: "l", label: "Activity and logs", group: "List", run: go("activity") },
    { chord: "m", label: "Metrics", group: "List", run: go("metrics") },
    { chord: "b", label: "Open in AWS console", group: "List", run: withRow(outside.openConsole) },
  ]);

  const byKey: Record<string, () => void> = {
    ArrowDown: step(1),
    ArrowUp: step(-1),
    PageDown: step(PAGE),
    PageUp: step(-PAGE),
    Home: () => point(0),
    End: () => point(rows.length - 1),
    Enter: () => {
      if (row !== undefined) actions.onOpen(row);
    },
    " ": tick,
    Escape: onUntick,
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (pressedChord(event.nativeEvent, "Mod+A")) {
      event.preventDefault();
      onTickAll();
      return;
    }
    // A link or a button in a row has its own Enter and Space.
    const onRow = event.target === event.currentTarget;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (!onRow && (event.key === "Enter" || event.key === " ")) return;
    if (event.shiftKey && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      extend(event.key === "ArrowDown" ? 1 : -1);
      return;
    }
    const run = byKey[event.key];
    if (run === undefined) return;
    event.preventDefault();
    run();
  };
  /** Ticks the row the mark leaves and the one it comes to. */
  const extend = (by: number) => {
    if (view.current !== null && !view.ticked.has(view.current)) actions.onTick(view.current, "one");
    const next = point(at < 0 ? 0 : at + by);
    if (next !== null) actions.onTick(next, "range");
  };
  const onFocus = () => {
    if (at < 0) point(0);
  };
  return { onKeyDown, onFocus, step };
}
