import type { ReactNode } from "react";
import { cx } from "@/lib/classes";

/** A list of facts: what on the left, how it is on the right. */
export function KeyValue({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <dl className={cx("grid grid-cols-[minmax(96px,128px)_minmax(0,1fr)] gap-x-3 gap-y-1.5", className)}>{children}</dl>
  );
}

export interface FactProps {
  name: string;
  children: ReactNode;
}

export function Fact({ name, children }: FactProps) {
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd className="num min-w-0">{children}</dd>
    </>
  );
}
