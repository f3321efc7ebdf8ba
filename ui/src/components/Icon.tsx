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
      // What all icons share is in base.css: a page has hundreds.
      className={cx(strong ? "icon icon-strong" : "icon", className)}
      width={size}
      height={size}
      viewBox="0 0 24 24"
    >
      <path d={iconPaths[name]} />
    </svg>
  );
}
