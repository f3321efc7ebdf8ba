import { useEffect, useRef } from "react";
import { Icon } from "@/components/Icon";

export interface RowTickProps {
  label: string;
  checked: boolean;
  indeterminate?: boolean;
  tabIndex?: number;
  /** `range`: with Shift held. */
  onTick: (range: boolean) => void;
}

/** As Checkbox looks, but the browser's own: a table mounts thirty of them between two keystrokes. */
export function RowTick({ label, checked, indeterminate = false, tabIndex, onTick }: RowTickProps) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current !== null) box.current.indeterminate = indeterminate;
  }, [indeterminate]);
  return (
    // The label makes the place to press as tall as the row.
    <label className="flex size-6 items-center justify-center">
      <span className="sr-only">{label}</span>
      <span className="relative flex size-3.5">
        <input
          ref={box}
          type="checkbox"
          checked={checked}
          tabIndex={tabIndex}
          onChange={(event) => onTick(event.nativeEvent instanceof MouseEvent && event.nativeEvent.shiftKey)}
          className="size-3.5 appearance-none rounded-sm border border-line-strong checked:border-transparent checked:bg-accent-strong indeterminate:border-transparent indeterminate:bg-accent-strong"
        />
        {(checked || indeterminate) && (
          <Icon
            name={indeterminate ? "minus" : "check"}
            size={12}
            strong
            className="pointer-events-none absolute top-px left-px stroke-3 text-on-accent"
          />
        )}
      </span>
    </label>
  );
}
