import { cx } from "@/lib/classes";
import { Button, type ButtonProps } from "./Button";
import type { IconName } from "./iconPaths";

export interface IconButtonProps extends Omit<ButtonProps, "children" | "icon" | "aria-label"> {
  icon: IconName;
  /** The name of the button, and its tooltip. */
  label: string;
  small?: boolean;
}

export function IconButton({
  label,
  small = false,
  variant = "quiet",
  tooltip = label,
  className,
  ...rest
}: IconButtonProps) {
  return (
    <Button
      {...rest}
      variant={variant}
      tooltip={tooltip}
      aria-label={label}
      className={cx("px-0!", small ? "size-6!" : "w-control", className)}
    />
  );
}
