import type { ReactNode } from "react";

/** One bar among the notices; what went wrong interrupts readers, everything else waits its turn. */
export function Notice({ urgent = false, children }: { urgent?: boolean; children: ReactNode }) {
  return (
    <div data-notice role={urgent ? "alert" : undefined} className="flex-none">
      {children}
    </div>
  );
}

/** A bar's words: one after the other in a line, and on further lines only where there is no room. */
export function NoticeText({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap items-baseline gap-x-3">{children}</div>;
}
