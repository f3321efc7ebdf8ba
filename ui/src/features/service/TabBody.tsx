import type { ReactNode } from "react";
import type { UseQueryResult } from "@tanstack/react-query";
import { ErrorNotice } from "@/components/ErrorNotice";
import { cx } from "@/lib/classes";

export interface TabBodyProps {
  /** What could not be read, above the content: what was read before stays. */
  problems: readonly { what: string; query: Pick<UseQueryResult, "error" | "refetch"> }[];
  children: ReactNode;
  className?: string;
}

/** The scrolling part of a tab, with what went wrong above it. */
export function TabBody({ problems, children, className }: TabBodyProps) {
  return (
    <div className={cx("flex min-h-0 flex-1 flex-col gap-3 overflow-y-auto px-5 py-4", className)}>
      {problems.map(
        ({ what, query }) =>
          query.error !== null && (
            <ErrorNotice
              key={what}
              what={what}
              failure={query.error.failure}
              onRetry={() => void query.refetch()}
              className="flex-none"
            />
          ),
      )}
      {children}
    </div>
  );
}
