import { Skeleton } from "@/components/Skeleton";
import { cx } from "@/lib/classes";
import { fleetColumns } from "./columns";
import type { ColumnId } from "./order";

// Of uneven lengths, as names are.
const lengths = ["w-24", "w-32", "w-20", "w-28", "w-36", "w-24", "w-30", "w-20", "w-28", "w-32", "w-24", "w-36"];

/** Where rows will be, before anything was ever read. */
export function SkeletonRows({ columns }: { columns: readonly ColumnId[] }) {
  return (
    <div aria-hidden="true">
      {lengths.map((length, index) => (
        <div
          // The lines are alike and never move.
          // oxlint-disable-next-line react/no-array-index-key
          key={index}
          className="grid h-row grid-cols-(--fleet-columns) items-center border-b border-line"
        >
          <span />
          {columns.map((id) => (
            <span key={id} className={cx("flex px-1.5", fleetColumns[id].right === true && "justify-end")}>
              <Skeleton className={cx("h-2.5 max-w-full", id === "name" ? length : "w-16")} />
            </span>
          ))}
        </div>
      ))}
    </div>
  );
}
