import { Checkbox as BaseCheckbox } from "@base-ui/react/checkbox";
import type { ReactNode } from "react";
import { cx } from "@/lib/classes";
import { Icon } from "./Icon";

export interface CheckboxProps {
  checked: boolean;
  indeterminate?: boolean;
  onCheckedChange: (checked: boolean) => void;
  /** Beside the box; without it, `label` names the box for screen readers. */
  children?: ReactNode;
  label?: string;
  disabled?: boolean;
  className?: string;
}

export function Checkbox({
  checked,
  indeterminate = false,
  onCheckedChange,
  children,
  label,
  disabled = false,
  className,
}: CheckboxProps) {
  const box = (
    <BaseCheckbox.Root
      checked={checked}
      indeterminate={indeterminate}
      onCheckedChange={onCheckedChange}
      disabled={disabled}
      aria-label={label}
      className="flex size-3.5 flex-none items-center justify-center rounded-sm border border-line-strong text-on-accent data-checked:border-transparent data-checked:bg-accent-strong data-disabled:opacity-50 data-indeterminate:border-transparent data-indeterminate:bg-accent-strong"
    >
      <BaseCheckbox.Indicator>
        <Icon name={indeterminate ? "minus" : "check"} size={12} strong className="stroke-3" />
      </BaseCheckbox.Indicator>
    </BaseCheckbox.Root>
  );
  if (children === undefined) return box;
  return (
    // oxlint-disable-next-line jsx-a11y/label-has-associated-control -- the box inside is the control
    <label className={cx("flex items-center gap-2", className)}>
      {box}
      {children}
    </label>
  );
}
