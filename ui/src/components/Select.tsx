import { Select as BaseSelect } from "@base-ui/react/select";
import { type ReactNode, useId } from "react";
import { cx } from "@/lib/classes";
import { Icon } from "./Icon";
import { itemLook, popupLook } from "./popup";

export interface Choice<T extends string> {
  value: T;
  label: string;
  /** Quieter, after the label. */
  detail?: ReactNode;
}

export interface SelectProps<T extends string> {
  label: ReactNode;
  labelHidden?: boolean;
  value: T;
  onValueChange: (value: T) => void;
  choices: readonly Choice<T>[];
  className?: string;
}

/** One of a few. For several at once, found by typing, take MultiCombobox. */
export function Select<T extends string>({
  label,
  labelHidden = false,
  value,
  onValueChange,
  choices,
  className,
}: SelectProps<T>) {
  const id = useId();
  return (
    <div className={cx("grid gap-1", className)}>
      <span id={id} className={labelHidden ? "sr-only" : "text-muted"}>
        {label}
      </span>
      <BaseSelect.Root
        value={value}
        items={choices}
        onValueChange={(next) => {
          if (next !== null) onValueChange(next);
        }}
      >
        <BaseSelect.Trigger
          aria-labelledby={id}
          className="flex h-control w-full min-w-32 items-center justify-between gap-2 rounded-md border border-line bg-raised px-2.5 transition-colors hover:bg-hover data-popup-open:bg-hover"
        >
          <BaseSelect.Value className="truncate" />
          <BaseSelect.Icon>
            <Icon name="chevron-down" size={14} className="text-muted" />
          </BaseSelect.Icon>
        </BaseSelect.Trigger>
        <BaseSelect.Portal>
          <BaseSelect.Positioner alignItemWithTrigger={false} sideOffset={4} className="z-50 outline-none">
            <BaseSelect.Popup className={cx(popupLook, "min-w-(--anchor-width)")}>
              <BaseSelect.List className="max-h-80 overflow-y-auto">
                {choices.map((choice) => (
                  <BaseSelect.Item key={choice.value} value={choice.value} className={itemLook}>
                    <span className="flex w-4 flex-none">
                      <BaseSelect.ItemIndicator>
                        <Icon name="check" size={14} className="text-accent" />
                      </BaseSelect.ItemIndicator>
                    </span>
                    <BaseSelect.ItemText>{choice.label}</BaseSelect.ItemText>
                    {choice.detail !== undefined && (
                      <span className="ml-auto pl-4 text-sm text-muted">{choice.detail}</span>
                    )}
                  </BaseSelect.Item>
                ))}
              </BaseSelect.List>
            </BaseSelect.Popup>
          </BaseSelect.Positioner>
        </BaseSelect.Portal>
      </BaseSelect.Root>
    </div>
  );
}
