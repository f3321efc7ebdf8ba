import type { ReactNode } from "react";
import { Icon } from "./Icon";
import type { IconName } from "./iconPaths";

export interface EmptyStateProps {
  icon: IconName;
  /** Which emptiness it is: "No services in eu-west-1". */
  title: string;
  children?: ReactNode;
  /** What to do about it. */
  actions?: ReactNode;
}

export function EmptyState({ icon, title, children, actions }: EmptyStateProps) {
  return (
    <div className="flex flex-1 flex-col items-center justify-center gap-2 px-6 py-12 text-center">
      <span className="mb-1 flex size-10 items-center justify-center rounded-full bg-hover text-muted">
        <Icon name={icon} size={20} />
      </span>
      <h2 className="text-md font-semibold">{title}</h2>
      {children !== undefined && <div className="max-w-110 text-muted">{children}</div>}
      {actions !== undefined && <div className="mt-2 flex flex-wrap justify-center gap-2">{actions}</div>}
    </div>
  );
}
