import { itemLook, popupLook } from "@/components/popup";
import { cx } from "@/lib/classes";
import type { Suggestion } from "./suggestions";

export interface SuggestionListProps {
  id: string;
  suggestions: readonly Suggestion[];
  active: number;
  title: string;
  onChoose: (suggestion: Suggestion) => void;
}

/** Under the filter. The focus stays in the field, which tells which one is meant. */
export function SuggestionList({ id, suggestions, active, title, onChoose }: SuggestionListProps) {
  return (
    <div
      id={id}
      role="listbox"
      aria-label={title}
      hidden={suggestions.length === 0}
      className={cx("absolute top-full left-0 z-20 mt-1 max-h-80 w-90 overflow-y-auto", popupLook)}
    >
      {suggestions.map((suggestion, index) => (
        // Keys are the field's affair.
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
        <div
          key={suggestion.id}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          data-highlighted={index === active || undefined}
          // The field keeps the focus, and with it this list.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(suggestion)}
          className={cx(itemLook, "hover:bg-hover")}
        >
          <span className="truncate">{suggestion.label}</span>
          <span className="num ml-auto pl-3 text-sm whitespace-nowrap text-muted">{suggestion.detail}</span>
        </div>
      ))}
    </div>
  );
}
