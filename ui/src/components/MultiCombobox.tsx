import { Combobox as BaseCombobox } from "@base-ui/react/combobox";
import { useMemo } from "react";
import { cx } from "@/lib/classes";
import { Icon } from "./Icon";
import { itemLook, popupLook } from "./popup";
import type { Choice } from "./Select";
import { fieldLook } from "./TextField";
import { closing, type PopupProps } from "./usePopup";

export interface MultiComboboxProps<T extends string> extends PopupProps {
  /** Names it: "Regions". */
  label: string;
  /** In the field of its popup: "Find a region". */
  placeholder?: string;
  /** Found by their labels and by their details. */
  choices: readonly Choice<T>[];
  value: readonly T[];
  onValueChange: (value: T[]) => void;
  /** Said where nothing matches. */
  empty?: string;
}

/** Several of many; stays open while they are chosen. `usePopup` makes its button. */
export function MultiCombobox<T extends string>({
  value,
  onValueChange,
  choices,
  open,
  onOpenChange,
  anchor,
  id,
  ...look
}: MultiComboboxProps<T>) {
  const labels = useLabels(choices);
  return (
    <BaseCombobox.Root<T, true>
      multiple
      items={labels.values}
      value={[...value]}
      onValueChange={(next) => {
        onValueChange(next);
      }}
      itemToStringLabel={labels.of}
      open={open}
      onOpenChange={closing({ onOpenChange, anchor })}
    >
      <ComboboxParts {...look} anchor={anchor} id={id} choices={choices} />
    </BaseCombobox.Root>
  );
}

function useLabels<T extends string>(choices: readonly Choice<T>[]) {
  return useMemo(() => {
    const byValue = new Map(
      choices.map(({ value, label, detail }) => [value, typeof detail === "string" ? `${label} ${detail}` : label]),
    );
    return { values: choices.map((choice) => choice.value), of: (value: T) => byValue.get(value) ?? value };
  }, [choices]);
}

function ComboboxParts<T extends string>({
  label,
  placeholder = label,
  choices,
  anchor,
  id,
  empty = "Nothing matches.",
}: Pick<MultiComboboxProps<T>, "label" | "placeholder" | "choices" | "anchor" | "id" | "empty">) {
  const byValue = new Map(choices.map((choice) => [choice.value, choice]));
  return (
    <BaseCombobox.Portal>
      <BaseCombobox.Positioner anchor={anchor} sideOffset={6} align="start" collisionPadding={8} className="z-50 outline-none">
        <BaseCombobox.Popup aria-label={label} id={id} className={cx(popupLook, "w-72")}>
          <div className="p-1">
            <BaseCombobox.Input aria-label={placeholder} placeholder={placeholder} className={cx(fieldLook, "border-line")} />
          </div>
          <BaseCombobox.Empty className="px-3 py-2 text-muted empty:hidden">{empty}</BaseCombobox.Empty>
          <BaseCombobox.List className="max-h-80 overflow-y-auto outline-none">
            {(value: T) => (
              <BaseCombobox.Item key={value} value={value} className={itemLook}>
                <span className="flex w-4 flex-none">
                  <BaseCombobox.ItemIndicator>
                    <Icon name="check" size={14} className="text-accent" />
                  </BaseCombobox.ItemIndicator>
                </span>
                <span className="truncate">{byValue.get(value)?.label ?? value}</span>
                <span className="ml-auto pl-3 text-sm whitespace-nowrap text-muted">{byValue.get(value)?.detail}</span>
              </BaseCombobox.Item>
            )}
          </BaseCombobox.List>
        </BaseCombobox.Popup>
      </BaseCombobox.Positioner>
    </BaseCombobox.Portal>
  );
}
