import { Switch as BaseSwitch } from "@base-ui/react/switch";
import { type ReactNode, useId } from "react";

export interface SwitchProps {
  checked: boolean;
  onCheckedChange: (checked: boolean) => void;
  label: ReactNode;
  hint?: ReactNode;
}

/** Something that is on or off, and takes effect at once. */
export function Switch({ checked, onCheckedChange, label, hint }: SwitchProps) {
  const id = useId();
  return (
    <div className="flex items-start gap-3">
      <BaseSwitch.Root
        checked={checked}
        onCheckedChange={onCheckedChange}
        aria-labelledby={`${id}-label`}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        className="mt-0.5 flex h-4 w-7 flex-none items-center rounded-full border border-line-strong bg-bg p-px transition-colors data-checked:border-transparent data-checked:bg-accent-strong"
      >
        <BaseSwitch.Thumb className="size-3 rounded-full bg-muted transition-transform data-checked:translate-x-3 data-checked:bg-on-accent" />
      </BaseSwitch.Root>
      <div className="min-w-0">
        <div id={`${id}-label`}>{label}</div>
        {hint !== undefined && (
          <div id={`${id}-hint`} className="text-sm text-muted">
            {hint}
          </div>
        )}
      </div>
    </div>
  );
}
