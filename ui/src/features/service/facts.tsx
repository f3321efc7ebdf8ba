import type { ReactNode } from "react";
import { Icon } from "@/components/Icon";

/** Beside a fact, what is said more quietly. */
export function Quiet({ children }: { children: ReactNode }) {
  return <span className="text-muted">{children}</span>;
}

/** AWS did not say: which is not the same as none. */
export function Unreported() {
  return <span className="text-muted">not reported</span>;
}

export function Warned({ children }: { children: ReactNode }) {
  return (
    <span className="inline-flex items-center gap-1 align-bottom text-warn">
      <Icon name="warning" size={14} />
      {children}
    </span>
  );
}
