import type { ReactTable } from "@tanstack/react-table";
import { Icon } from "@/components/Icon";
import { cx } from "@/lib/classes";
import { oneOf } from "@/lib/oneOf";
import type { FleetRow } from "@/platform/bindings/types";
import { fleetColumns, type fleetFeatures } from "./columns";
import { columnIds } from "./order";
import { RowTick } from "./RowTick";

export type FleetTableModel = ReactTable<typeof fleetFeatures, FleetRow>;

export interface FleetHeadProps {
  table: FleetTableModel;
  /** Whether all, some or none of the rows that match are ticked. */
  ticked: "all" | "some" | "none";
  onTickAll: () => void;
}

/** The head stays in sight; each name sorts by its column, and the other way round when pressed again. */
export function FleetHead({ table, ticked, onTickAll }: FleetHeadProps) {
  return (
    <div role="rowgroup" className="sticky top-0 z-10 border-b border-line bg-panel">
      <div role="row" aria-rowindex={1} className="grid h-8.5 grid-cols-(--fleet-columns) items-center">
        <div role="columnheader" aria-colindex={1} className="flex items-center justify-center">
          <RowTick
            label={ticked === "all" ? "Select none" : "Select all that match"}
            checked={ticked === "all"}
            indeterminate={ticked === "some"}
            onTick={onTickAll}
          />
        </div>
        {table.getVisibleLeafColumns().map((column, index) => {
          const sorted = column.getIsSorted();
          const id = oneOf(columnIds, column.id);
          if (id === undefined) return null;
          const { label, right = false } = fleetColumns[id];
          return (
            <div
              key={column.id}
              role="columnheader"
              aria-colindex={index + 2}
              aria-sort={sorted === false ? undefined : sorted === "asc" ? "ascending" : "descending"}
              className={cx("min-w-0 px-1.5 text-sm font-medium text-muted", right && "text-right")}
            >
              {column.getCanSort() ? (
                <button
                  type="button"
                  onClick={() => column.toggleSorting(sorted === false ? undefined : sorted === "asc")}
                  className={cx(
                    "-mx-1 inline-flex max-w-full items-center gap-1 rounded-sm px-1 hover:text-fg",
                    right && "flex-row-reverse",
                    sorted !== false && "text-fg",
                  )}
                >
                  <span className="truncate">{label}</span>
                  {sorted !== false && <Icon name={sorted === "asc" ? "arrow-up" : "arrow-down"} size={13} />}
                </button>
              ) : (
                <span className="truncate">{label}</span>
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}
