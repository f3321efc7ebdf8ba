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
    <span className="relative flex">
      {/* Its ring of nothing makes the place to press as tall as a compact row. */}
      <input
        ref={box}
        type="checkbox"
        aria-label={label}
        checked={checked}
        tabIndex={tabIndex}
        onChange={(event) => onTick(event.nativeEvent instanceof MouseEvent && event.nativeEvent.shiftKey)}
        className="relative size-3.5 appearance-none rounded-sm border border-line-strong before:absolute before:-inset-2 checked:border-transparent checked:bg-accent-strong indeterminate:border-transparent indeterminate:bg-accent-strong"
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
  );
}
