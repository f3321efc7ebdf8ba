import { count } from "@/lib/format";
import { cx } from "@/lib/classes";
import type { FleetRow } from "@/platform/bindings/types";
import { detailsLookedAt } from "./filterRows";
import { needsDetails, type Sort } from "./order";
import type { Token } from "./tokens";

export interface ReadNoteProps {
  rows: readonly FleetRow[];
  sort: Sort;
  tokens: readonly Token[];
  text: string;
}

/**
 * What is known of all rows but not yet of each: "size: 38 of 41 read". A sort
 * or a filter can only go by what has been read, and so can the counts of
 * statuses: a failed operation is known once it has been read.
 */
export function ReadNote({ rows, sort, tokens, text }: ReadNoteProps) {
  const read = rows.filter((row) => row.details !== null).length;
  if (read === rows.length) return null;
  const used = detailsLookedAt(tokens, text) ?? (needsDetails(sort.by) ? sort.by : null);
  return (
    <span role="status" className={cx("num flex-none text-sm", used === null ? "text-muted" : "text-warn")}>
      {used ?? "last operations"}: {count(read)} of {count(rows.length)} read
    </span>
  );
}
