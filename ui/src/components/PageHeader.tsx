import type { ReactNode } from "react";

export interface PageHeaderProps {
  title: ReactNode;
  /** Above the title: the way back up. */
  trail?: ReactNode;
  /** Beside the title: counts, a status. */
  children?: ReactNode;
  /** At the right end, the primary action last. */
  actions?: ReactNode;
}

export function PageHeader({ title, trail, children, actions }: PageHeaderProps) {
  return (
    <header className="flex flex-none items-center gap-3 px-5 pt-4 pb-3">
      <div className="min-w-0 flex-1">
        {trail !== undefined && <div className="flex items-center gap-1.5 text-sm text-muted">{trail}</div>}
        <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
          <h1 className="min-w-0 text-xl font-semibold tracking-tight">{title}</h1>
          {children}
        </div>
      </div>
      {actions !== undefined && <div className="flex flex-none items-center gap-2">{actions}</div>}
    </header>
  );
}
