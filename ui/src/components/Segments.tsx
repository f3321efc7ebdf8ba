import { Toggle } from "@base-ui/react/toggle";
import { ToggleGroup } from "@base-ui/react/toggle-group";
import type { Choice } from "./Select";

export interface SegmentsProps<T extends string> {
  label: string;
  value: T;
  onValueChange: (value: T) => void;
  choices: readonly Choice<T>[];
}

/** One of a few, all in sight. */
export function Segments<T extends string>({ label, value, onValueChange, choices }: SegmentsProps<T>) {
  return (
    <ToggleGroup
      aria-label={label}
      value={[value]}
      onValueChange={(next) => {
        // Pressing the chosen one again takes nothing away.
        const chosen = choices.find((choice) => choice.value === next[0]);
        if (chosen !== undefined) onValueChange(chosen.value);
      }}
      className="inline-flex h-control flex-none overflow-hidden rounded-md border border-line bg-raised"
    >
      {choices.map((choice) => (
        <Toggle
          key={choice.value}
          value={choice.value}
          className="flex items-center gap-1.5 border-l border-line px-3 font-medium text-muted transition-colors first:border-l-0 hover:bg-hover hover:text-fg focus-visible:-outline-offset-2 data-pressed:bg-selected data-pressed:text-fg"
        >
          {choice.label}
          {choice.detail !== undefined && <span className="num text-faint">{choice.detail}</span>}
        </Toggle>
      ))}
    </ToggleGroup>
  );
}
