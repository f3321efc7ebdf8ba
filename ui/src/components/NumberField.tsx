import { NumberField as BaseNumberField } from "@base-ui/react/number-field";
import { type ReactNode, useId } from "react";
import { cx } from "@/lib/classes";
import { Icon } from "./Icon";
import { FieldNote } from "./TextField";

export interface NumberFieldProps {
  label: ReactNode;
  value: number | null;
  onValueChange: (value: number | null) => void;
  min?: number;
  max?: number;
  step?: number;
  hint?: ReactNode;
  error?: string | undefined;
  /** Every figure has its unit. */
  unit?: string;
  className?: string;
}

const stepLook =
  "flex h-full w-7 flex-none items-center justify-center text-muted transition-colors hover:bg-hover hover:text-fg data-disabled:opacity-40";

export function NumberField({
  label,
  value,
  onValueChange,
  min,
  max,
  step = 1,
  hint,
  error,
  unit,
  className,
}: NumberFieldProps) {
  const id = useId();
  const noteId = `${id}-note`;
  const note = error ?? hint;
  return (
    <BaseNumberField.Root
      id={id}
      value={value}
      onValueChange={onValueChange}
      step={step}
      locale="en-US"
      // Said beside the field rather than changed behind the user's back.
      allowOutOfRange
      className={cx("grid gap-1", className)}
      {...(min === undefined ? {} : { min })}
      {...(max === undefined ? {} : { max })}
    >
      <label htmlFor={id} className="text-muted">
        {label}
      </label>
      <div className="flex items-center gap-2">
        <BaseNumberField.Group
          className={cx(
            "flex h-control w-36 items-center overflow-hidden rounded-md border bg-panel focus-within:border-line-strong hover:border-line-strong",
            error === undefined ? "border-line" : "border-bad",
          )}
        >
          <BaseNumberField.Decrement className={cx(stepLook, "border-r border-line")} aria-label="Decrease">
            <Icon name="minus" size={14} />
          </BaseNumberField.Decrement>
          <BaseNumberField.Input
            aria-invalid={error !== undefined || undefined}
            aria-describedby={note === undefined ? undefined : noteId}
            className="num h-full w-full min-w-0 bg-transparent px-2 text-center text-fg focus-visible:-outline-offset-2"
          />
          <BaseNumberField.Increment className={cx(stepLook, "border-l border-line")} aria-label="Increase">
            <Icon name="plus" size={14} />
          </BaseNumberField.Increment>
        </BaseNumberField.Group>
        {unit !== undefined && <span className="text-muted">{unit}</span>}
      </div>
      {note !== undefined && <FieldNote id={noteId} note={note} bad={error !== undefined} />}
    </BaseNumberField.Root>
  );
}
