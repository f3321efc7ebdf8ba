import type { ReactNode } from "react";
import { cx } from "@/lib/classes";
import { type Tone, toneGround, toneText } from "@/lib/tone";
import { Icon } from "./Icon";
import { IconButton } from "./IconButton";
import type { IconName } from "./iconPaths";

const icons: Record<Tone, IconName> = {
  ok: "success",
  busy: "busy",
  warn: "warning",
  bad: "error",
  idle: "info",
};

export interface StripProps {
  tone: Tone;
  icon?: IconName;
  children: ReactNode;
  /** At the right end: Retry, Undo. */
  actions?: ReactNode;
  onDismiss?: (() => void) | undefined;
  className?: string;
}

/** A bar across the page that says one thing. What is read out is its owner's affair. */
export function Strip({ tone, icon = icons[tone], children, actions, onDismiss, className }: StripProps) {
  return (
    <div className={cx("flex min-h-9 items-center gap-2.5 rounded-md px-3 py-1", toneGround[tone], className)}>
      <Icon name={icon} className={cx(toneText[tone], icon === "busy" && "animate-turn")} />
      <div className="min-w-0 flex-1 text-fg">{children}</div>
      {actions !== undefined && <div className="flex flex-none items-center gap-1">{actions}</div>}
      {onDismiss !== undefined && <IconButton icon="close" label="Dismiss" small onClick={onDismiss} />}
    </div>
  );
}
