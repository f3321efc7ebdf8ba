import { cx } from "@/lib/classes";
import { type IconName, iconPaths } from "./iconPaths";

export interface IconProps {
  name: IconName;
  size?: number;
  /** Thicker lines for the small icons that carry a status. */
  strong?: boolean;
  className?: string | undefined;
}

/** A picture beside words, never instead of them: hidden from screen readers. */
export function Icon({ name, size = 16, strong = false, className }: IconProps) {
  return (
    <svg
      aria-hidden="true"
      className={cx("block flex-none", className)}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={strong ? 1.9 : 1.6}
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={iconPaths[name]} />
    </svg>
  );
}
