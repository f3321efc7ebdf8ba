import type { ReactNode } from "react";
import { cx } from "@/lib/classes";
import type { Tone } from "@/lib/tone";
import { toneText } from "@/lib/tone";
import { Icon } from "./Icon";
import type { IconName } from "./iconPaths";

const toneIcons: Record<Tone, IconName> = {
  ok: "success",
  busy: "busy",
  warn: "warning",
  bad: "error",
  idle: "paused",
};

export interface StatusBadgeProps {
  tone: Tone;
  /** The status in words: it is never told by colour or icon alone. */
  words: string;
  icon?: IconName | undefined;
  /** Quieter, after the words, and never cut: how long it has been so. */
  time?: ReactNode;
  /** Quieter still, and the first to give way: a cause, what is usual. */
  detail?: string | undefined;
  className?: string;
}

/** Icon, words and colour together. */
export function StatusBadge({ tone, words, icon = toneIcons[tone], time, detail, className }: StatusBadgeProps) {
  return (
    <span
      title={detail === undefined ? words : `${words} · ${detail}`}
      className={cx("inline-flex min-w-0 max-w-full items-center gap-x-2 align-middle", toneText[tone], className)}
    >
      <Icon name={icon} size={15} strong className={cx(icon === "busy" && "animate-turn")} />
      <span className="flex-none text-fg">{words}</span>
      {time !== undefined && <span className="num flex-none text-sm whitespace-nowrap text-muted">{time}</span>}
      {detail !== undefined && <span className="num min-w-0 truncate text-sm text-faint">{detail}</span>}
    </span>
  );
}
