import { type ComponentProps, type ReactNode, useId } from "react";
import { cx } from "@/lib/classes";
import { Icon } from "./Icon";

export interface TextFieldProps extends Omit<ComponentProps<"input">, "value" | "onChange" | "children"> {
  label: ReactNode;
  /** The label is read out but not shown: for a field whose place says what it is. */
  labelHidden?: boolean;
  value: string;
  onValueChange: (value: string) => void;
  hint?: ReactNode;
  /** What is wrong with the value; marks the field as invalid. */
  error?: string | undefined;
  mono?: boolean;
}

export const fieldLook =
  "h-control w-full min-w-0 rounded-md border bg-panel px-2.5 text-fg transition-colors hover:border-line-strong focus-visible:outline-offset-0";

export function TextField({
  label,
  labelHidden = false,
  value,
  onValueChange,
  hint,
  error,
  mono = false,
  className,
  ...rest
}: TextFieldProps) {
  const id = useId();
  const noteId = `${id}-note`;
  const note = error ?? hint;
  return (
    <div className={cx("grid gap-1", className)}>
      <label htmlFor={id} className={labelHidden ? "sr-only" : "text-muted"}>
        {label}
      </label>
      <input
        {...rest}
        id={id}
        value={value}
        onChange={(event) => onValueChange(event.target.value)}
        aria-invalid={error !== undefined || undefined}
        aria-describedby={note === undefined ? undefined : noteId}
        className={cx(fieldLook, error === undefined ? "border-line" : "border-bad", mono && "font-mono text-sm")}
      />
      {note !== undefined && <FieldNote id={noteId} note={note} bad={error !== undefined} />}
    </div>
  );
}

/** Under a field: a hint, or with an icon what is wrong. */
export function FieldNote({ id, note, bad }: { id: string; note: ReactNode; bad: boolean }) {
  return (
    <p id={id} className={cx("flex items-start gap-1 text-sm", bad ? "text-bad" : "text-muted")}>
      {bad && <Icon name="error" size={14} className="mt-px" />}
      <span>{note}</span>
    </p>
  );
}
