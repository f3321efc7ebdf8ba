import { type ComponentProps, type MouseEvent, useId } from "react";
import { cx } from "@/lib/classes";
import { tooltipped } from "@/lib/tooltips";
import { Icon } from "./Icon";
import type { IconName } from "./iconPaths";

export type ButtonVariant = "primary" | "default" | "quiet" | "danger";

export interface ButtonProps extends Omit<ComponentProps<"button">, "disabled"> {
  variant?: ButtonVariant;
  icon?: IconName;
  /** The work the button started is under way: it turns, and takes no click. */
  busy?: boolean;
  /**
   * Why the button cannot be used at the moment. A button is never disabled
   * without saying why, and stays reachable by keyboard so that it can be read.
   */
  disabledReason?: string | undefined;
  /** What the button does, where its label alone does not say it all. */
  tooltip?: string;
}

const looks: Record<ButtonVariant, string> = {
  primary: "bg-accent-strong text-on-accent border-transparent",
  default: "bg-raised text-fg border-line",
  quiet: "bg-transparent text-muted border-transparent px-2",
  danger: "bg-danger-strong text-on-danger border-transparent",
};
const hovers: Record<ButtonVariant, string> = {
  primary: "hover:bg-accent-hover",
  default: "hover:bg-hover active:bg-pressed data-popup-open:bg-hover",
  quiet: "hover:bg-hover hover:text-fg active:bg-pressed data-popup-open:bg-hover",
  danger: "hover:bg-danger-hover",
};

export function Button({
  variant = "default",
  icon,
  busy = false,
  disabledReason,
  tooltip,
  className,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  const reasonId = useId();
  const off = busy || disabledReason !== undefined;
  const guarded = (event: MouseEvent<HTMLButtonElement>) => {
    if (off) event.preventDefault();
    else onClick?.(event);
  };
  return (
    <>
      <button
        type="button"
        {...rest}
        {...tooltipped(disabledReason ?? tooltip)}
        onClick={guarded}
        aria-disabled={off || undefined}
        aria-busy={busy || undefined}
        aria-describedby={disabledReason === undefined ? rest["aria-describedby"] : reasonId}
        className={cx(
          "inline-flex h-control flex-none items-center justify-center gap-2 rounded-md border px-3 font-medium whitespace-nowrap transition-colors",
          looks[variant],
          off ? "opacity-55" : hovers[variant],
          className,
        )}
      >
        {busy ? (
          <Icon name="busy" size={15} strong className="animate-turn" />
        ) : (
          icon !== undefined && <Icon name={icon} size={15} strong={variant === "primary"} />
        )}
        {children}
      </button>
      {disabledReason !== undefined && (
        <span id={reasonId} hidden>
          {disabledReason}
        </span>
      )}
    </>
  );
}
