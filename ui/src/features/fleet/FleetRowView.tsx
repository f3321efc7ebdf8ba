import { memo, type MouseEvent, useLayoutEffect, useRef } from "react";
import { cx } from "@/lib/classes";
import type { FleetRow } from "@/platform/bindings/types";
import { fleetColumns } from "./columns";
import type { ColumnId } from "./order";
import type { RowActions } from "./rowActions";
import { RowTick } from "./RowTick";

export interface FleetRowViewProps {
  row: FleetRow;
  rowKey: string;
  columns: readonly ColumnId[];
  /** Its place among all the rows that match, counted from 0. */
  index: number;
  /** Pixels from the first row's upper edge. */
  top: number;
  ticked: boolean;
  current: boolean;
  actions: RowActions;
}

export const rowDomId = (key: string) => `fleet-row-${key}`;

/** A press on something that has a meaning of its own is not a press on the row. */
function onControl(event: MouseEvent): boolean {
  return event.target instanceof Element && event.target.closest("a, button, input, label") !== null;
}

/** One service. Drawn again only when it, its place or its marks change. */
export const FleetRowView = memo(function FleetRowView({
  row,
  rowKey,
  columns,
  index,
  top,
  ticked,
  current,
  actions,
}: FleetRowViewProps) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const drawn = box.current;
    return () => {
      // The next service in this place must not take over the focus that was on this one's link.
      if (drawn?.contains(document.activeElement) !== true) return;
      drawn.closest<HTMLElement>("[role=grid]")?.focus({ preventScroll: true });
    };
  }, [rowKey]);
  return (
    // The keyboard is the grid's: it holds the focus and tells which row is meant.
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus, jsx-a11y/click-events-have-key-events
    <div
      ref={box}
      role="row"
      id={rowDomId(rowKey)}
      aria-rowindex={index + 2}
      aria-selected={ticked}
      data-current={current || undefined}
      onClick={(event) => {
        if (onControl(event)) return;
        actions.onPoint(rowKey);
        if (event.shiftKey) actions.onTick(rowKey, "range");
        else if (event.ctrlKey || event.metaKey) actions.onTick(rowKey, "one");
      }}
      onDoubleClick={(event) => {
        if (!onControl(event)) actions.onOpen(row);
      }}
      className={cx(
        "absolute top-0 left-0 grid h-row w-full contain-strict grid-cols-(--fleet-columns) items-center border-b border-line",
        ticked ? "bg-selected" : "hover:bg-hover",
        // A mark at its edge; and a ring while the table has the focus.
        current &&
          "before:absolute before:inset-y-0 before:left-0 before:w-0.5 before:bg-accent-strong group-focus-visible/grid:outline-2 group-focus-visible/grid:-outline-offset-2 group-focus-visible/grid:outline-focus",
      )}
      style={{ transform: `translateY(${top}px)` }}
    >
      <div role="gridcell" aria-colindex={1} className="flex items-center justify-center">
        <RowTick
          label={`Select ${row.summary.name}`}
          checked={ticked}
          tabIndex={current ? 0 : -1}
          onTick={(range) => actions.onTick(rowKey, range ? "range" : "one")}
        />
      </div>
      {columns.map((id, column) => {
        const { Cell, right = false } = fleetColumns[id];
        return (
          <div
            key={id}
            role={id === "name" ? "rowheader" : "gridcell"}
            aria-colindex={column + 2}
            className={cx("min-w-0 overflow-hidden px-1.5", right && "text-right")}
          >
            <Cell row={row} current={current} />
          </div>
        );
      })}
    </div>
  );
});
