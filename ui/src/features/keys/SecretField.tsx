import { useId } from "react";
import { FieldNote, fieldLook } from "@/components/TextField";
import { cx } from "@/lib/classes";

export interface SecretFieldProps {
  label: string;
  hint?: string;
  /** What its form knows it by. */
  name: string;
  /** Whether anything stands in the field. */
  onFilled: (filled: boolean) => void;
}

/**
 * What is typed here stays in the field: its form reads it when it is sent. It is
 * no part of the page's state, where it would be copied with every keystroke.
 */
export function SecretField({ label, hint, name, onFilled }: SecretFieldProps) {
  const id = useId();
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="text-muted">
        {label}
      </label>
      <input
        name={name}
        id={id}
        type="password"
        autoComplete="off"
        spellCheck={false}
        onInput={(event) => onFilled(event.currentTarget.value.trim() !== "")}
        aria-describedby={hint === undefined ? undefined : `${id}-note`}
        className={cx(fieldLook, "border-line font-mono text-sm")}
      />
      {hint !== undefined && <FieldNote id={`${id}-note`} note={hint} bad={false} />}
    </div>
  );
}
