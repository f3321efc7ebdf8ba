import { useTable } from "@tanstack/react-table";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, type RefObject, useCallback, useEffect, useMemo, useState } from "react";
import { oneOf } from "@/lib/oneOf";
import { useAfterFrame } from "@/lib/useAfterFrame";
import type { FleetRow } from "@/platform/bindings/types";
import { fleetFeatures, gridTemplate, leastWidth, tableColumns } from "./columns";
import { FleetHead } from "./FleetHead";
import { FleetRowView, rowDomId } from "./FleetRowView";
import { type ColumnId, columnIds, firstSort, type Sort, sortIds } from "./order";
import type { RowActions } from "./rowActions";
import { rowKey } from "./rowFacts";
import { SkeletonRows } from "./SkeletonRows";
import { Slots } from "./slots";

/** The theme's --row for each density; the virtualiser needs them as figures. */
export const rowHeights = { comfortable: 36, compact: 28 } as const;

/*
 * The table's model has the columns, their visibility and the sort, and none of
 * the rows: they come sorted and filtered, and a model of each of 5,000 rows
 * would be made anew with every key pressed in the filter.
 */
const NO_ROWS: readonly FleetRow[] = [];

/** What stands above and below the table where nothing is out of order, in pixels. */
const AROUND = 202;

/** The head's row and its line below. */
const HEAD_HEIGHT = 35;

export interface FleetTableProps {
  /** What holds the focus and scrolls. */
  gridRef: RefObject<HTMLDivElement | null>;
  rows: readonly FleetRow[];
  columns: readonly ColumnId[];
  density: keyof typeof rowHeights;
  sort: Sort;
  onSort: (sort: Sort) => void;
  current: string | null;
  ticked: ReadonlySet<string>;
  actions: RowActions;
  onTickAll: () => void;
  onKeyDown: (event: KeyboardEvent<HTMLDivElement>) => void;
  onFocus: () => void;
  /** Called with the rows on screen whenever they change. */
  onVisible: (rows: readonly FleetRow[]) => void;
  /** The first reading is under way: rows of which nothing is known yet. */
  loading: boolean;
}

function keyAt(rows: readonly FleetRow[], index: number): string | number {
  const row = rows[index];
  return row === undefined ? index : rowKey(row);
}

/** Every row that matches, of which those on screen are drawn. */
export function FleetTable({ rows, columns, density, sort, current, ticked, actions, ...on }: FleetTableProps) {
  const height = rowHeights[density];
  const table = useTable({
    features: fleetFeatures,
    columns: tableColumns,
    data: NO_ROWS,
    manualSorting: true,
    enableSortingRemoval: false,
    enableMultiSort: false,
    state: {
      sorting: useMemo(() => [{ id: sort.by, desc: sort.descending }], [sort]),
      columnVisibility: useMemo(() => Object.fromEntries(columnIds.map((id) => [id, columns.includes(id)])), [columns]),
    },
    onSortingChange: (update) => {
      const next = (typeof update === "function" ? update([{ id: sort.by, desc: sort.descending }]) : update)[0];
      const by = oneOf(sortIds, next?.id);
      on.onSort(next === undefined || by === undefined ? firstSort : { by, descending: next.desc });
    },
  });

  const [overscan, setOverscan] = useState(0);
  useAfterFrame(() => setOverscan(3));

  // oxlint-disable-next-line react/incompatible-library -- the virtualiser changes in place, and this component is not compiled
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => on.gridRef.current,
    estimateSize: () => height,
    getItemKey: useCallback((index: number) => keyAt(rows, index), [rows]),
    overscan,
    // As much as there usually is, until it has been measured: the first picture has its rows at once, and no others.
    initialRect: { width: window.innerWidth, height: window.innerHeight - AROUND },
    // The head stands before the rows, and then over them.
    scrollMargin: HEAD_HEIGHT,
    scrollPaddingStart: HEAD_HEIGHT,
  });
  useEffect(() => {
    virtual.measure();
  }, [virtual, height]);

  const at = current === null ? -1 : rows.findIndex((row) => rowKey(row) === current);
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at, { align: "auto" });
    // Only a move of the mark scrolls to it: rows coming and going above it do not.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [current, virtual]);

  const items = virtual.getVirtualItems();
  const [slots] = useState(() => new Slots());
  const places = slots.assign(items.map(({ index }) => String(keyAt(rows, index))));
  const [first, last] = [items[0]?.index ?? 0, items.at(-1)?.index ?? -1];
  const { onVisible } = on;
  useEffect(() => {
    onVisible(rows.slice(first, last + 1));
  }, [rows, first, last, onVisible]);

  const tickedHere = ticked.size === 0 ? 0 : rows.filter((row) => ticked.has(rowKey(row))).length;
  return (
    // The corners are those of a box around what scrolls, and 2 px of it keep the rows out of them: a scroller that is
    // itself round is cut out anew for every frame.
    <div className="flex min-h-0 flex-1 flex-col rounded-lg border border-line bg-panel p-0.5">
      <div
        ref={on.gridRef}
        role="grid"
        aria-label="Services"
        aria-rowcount={rows.length + 1}
        aria-colcount={columns.length + 1}
        aria-multiselectable
        aria-busy={on.loading || undefined}
        aria-activedescendant={at >= first && at <= last && current !== null ? rowDomId(current) : undefined}
        tabIndex={0}
        onKeyDown={on.onKeyDown}
        onFocus={(event) => {
          if (event.target === event.currentTarget) on.onFocus();
        }}
        className="group/grid min-h-0 flex-1 overflow-auto focus-visible:outline-none"
        style={{ ["--fleet-columns" as string]: gridTemplate(columns), ["--row" as string]: `${height}px` }}
      >
        <div style={{ minWidth: leastWidth(columns) }}>
          <FleetHead
            table={table}
            ticked={tickedHere === 0 ? "none" : tickedHere === rows.length ? "all" : "some"}
            onTickAll={on.onTickAll}
          />
          <div role="rowgroup" className="relative" style={{ height: virtual.getTotalSize() }}>
            {items.map(({ index, start }, place) => {
              const row = rows[index];
              if (row === undefined) return null;
              const key = rowKey(row);
              return (
                <FleetRowView
                  key={places[place]}
                  row={row}
                  rowKey={key}
                  columns={columns}
                  index={index}
                  top={start - HEAD_HEIGHT}
                  ticked={ticked.has(key)}
                  current={key === current}
                  actions={actions}
                />
              );
            })}
          </div>
          {on.loading && <SkeletonRows columns={columns} />}
        </div>
      </div>
    </div>
  );
}
