import { count } from "@/lib/format";
import type { FleetRow } from "@/platform/bindings/types";
import { looksAtDetails } from "./filterRows";
import { needsDetails, type Sort } from "./order";
import type { Token } from "./tokens";

export interface ReadNoteProps {
  rows: readonly FleetRow[];
  sort: Sort;
  tokens: readonly Token[];
}

/** A sort or a filter can only go by what has been read: "38 of 41 read". */
export function ReadNote({ rows, sort, tokens }: ReadNoteProps) {
  const filters = looksAtDetails(tokens);
  if (!filters && !needsDetails(sort.by)) return null;
  const read = rows.filter((row) => row.details !== null).length;
  if (read === rows.length) return null;
  const what = filters ? "source" : sort.by;
  return (
    <span role="status" className="num flex-none text-sm text-warn">
      {what}: {count(read)} of {count(rows.length)} read
    </span>
  );
}
