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
  icon?: IconName;
  /** Quieter, after the words: an elapsed time, a cause. */
  detail?: ReactNode;
  className?: string;
}

/** Icon, words and colour together. */
export function StatusBadge({ tone, words, icon = toneIcons[tone], detail, className }: StatusBadgeProps) {
  return (
    <span className={cx("inline-flex min-w-0 max-w-full items-center gap-2 align-middle", toneText[tone], className)}>
      <Icon name={icon} size={15} strong className={cx(icon === "busy" && "animate-turn")} />
      <span className="flex-none text-fg">{words}</span>
      {detail !== undefined && detail !== null && (
        <span className="num min-w-0 truncate text-sm text-faint">{detail}</span>
      )}
    </span>
  );
}
