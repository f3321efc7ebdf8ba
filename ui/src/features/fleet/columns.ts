import { columnVisibilityFeature, createColumnHelper, rowSortingFeature, tableFeatures } from "@tanstack/react-table";
import type { FunctionComponent } from "react";
import type { FleetRow } from "@/platform/bindings/types";
import {
  AccountCell,
  type CellProps,
  NameCell,
  ProfileCell,
  RegionCell,
  SizeCell,
  SourceCell,
  StatusCell,
  UpdatedCell,
  UrlCell,
} from "./cells";
import { type ColumnId, columnIds, sortIds } from "./order";
import { rowKey } from "./rowFacts";

export interface FleetColumn {
  label: string;
  Cell: FunctionComponent<CellProps>;
  /** Pixels that it always has, enough for what it usually says, and its share of a wider table. */
  width: readonly [least: number, share: number];
  /** Figures and times line up at their right end. */
  right?: boolean;
}

export const fleetColumns: Record<ColumnId, FleetColumn> = {
  name: { label: "Name", Cell: NameCell, width: [132, 2.2] },
  status: { label: "Status", Cell: StatusCell, width: [190, 2.25] },
  profile: { label: "Profile", Cell: ProfileCell, width: [100, 1.2] },
  region: { label: "Region", Cell: RegionCell, width: [108, 0.9] },
  account: { label: "Account", Cell: AccountCell, width: [112, 0.9] },
  source: { label: "Source", Cell: SourceCell, width: [124, 1.8] },
  size: { label: "Size", Cell: SizeCell, width: [134, 1.2] },
  updated: { label: "Updated", Cell: UpdatedCell, width: [96, 1], right: true },
  url: { label: "URL", Cell: UrlCell, width: [62, 0], right: true },
};

/** The box to tick, before every other column. */
const TICK_WIDTH = 32;

/** The widths for a CSS grid, the same for the head and for every row. */
export function gridTemplate(columns: readonly ColumnId[]): string {
  const tracks = columns.map((id) => {
    const [least, share] = fleetColumns[id].width;
    return share === 0 ? `${least}px` : `minmax(${least}px,${share}fr)`;
  });
  return [`${TICK_WIDTH}px`, ...tracks].join(" ");
}

/** Below this width the table scrolls sideways. */
export function leastWidth(columns: readonly ColumnId[]): number {
  return columns.reduce((sum, id) => sum + fleetColumns[id].width[0], TICK_WIDTH);
}

/** Rows are sorted and filtered before they come to the table, so that they can keep their places. */
export const fleetFeatures = tableFeatures({ columnVisibilityFeature, rowSortingFeature });

const define = createColumnHelper<typeof fleetFeatures, FleetRow>();

export const tableColumns = define.columns(
  columnIds.map((id) =>
    // A column can be sorted by only where it has a value; the order itself is order.ts's.
    define.accessor((row) => rowKey(row), {
      id,
      header: fleetColumns[id].label,
      enableHiding: id !== "name",
      enableSorting: (sortIds as readonly string[]).includes(id),
      sortDescFirst: id === "updated",
    }),
  ),
);
