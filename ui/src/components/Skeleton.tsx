import { cx } from "@/lib/classes";

/** Stands where something will be, on the first load only. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden="true" className={cx("block animate-breathe rounded-sm bg-hover", className ?? "h-3 w-24")} />;
}
