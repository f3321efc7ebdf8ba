import type { ReactNode } from "react";
import { cx } from "@/lib/classes";

export interface CardProps {
  title: string;
  /** Quieter, after the title: a unit, when it began. */
  note?: ReactNode;
  /** At the right end of the title's line. */
  actions?: ReactNode;
  children: ReactNode;
  className?: string;
}

/** A titled panel. */
export function Card({ title, note, actions, children, className }: CardProps) {
  return (
    <section aria-label={title} className={cx("min-w-0 rounded-lg border border-line bg-panel px-3.5 py-3", className)}>
      <div className="mb-2 flex min-h-6 items-center gap-2">
        <h2 className="text-md font-semibold">{title}</h2>
        {note !== undefined && <span className="text-sm text-faint">{note}</span>}
        {actions !== undefined && <div className="ml-auto flex items-center gap-1">{actions}</div>}
      </div>
      {children}
    </section>
  );
}
