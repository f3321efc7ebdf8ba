import { type KeyboardEvent, type ReactNode, type RefObject, useId, useState } from "react";
import { Icon } from "@/components/Icon";
import { IconButton } from "@/components/IconButton";
import { Kbd } from "@/components/Kbd";
import type { FleetRow } from "@/platform/bindings/types";
import { propertyValues } from "./propertyValues";
import { SuggestionList } from "./SuggestionList";
import { type Suggestion, suggestionsFor } from "./suggestions";
import { TokenChip } from "./TokenChip";
import { halfToken, type Token, withoutProperty, withValue } from "./tokens";

export interface FilterBarProps {
  inputRef: RefObject<HTMLInputElement | null>;
  rows: readonly FleetRow[];
  text: string;
  onText: (text: string) => void;
  tokens: readonly Token[];
  /** Both at once, where a token is made of what was typed. */
  onTokens: (tokens: Token[], text?: string) => void;
  onClear: () => void;
  /** Leaves for the table. */
  onLeave: () => void;
  /** At the right end: what the filter could not look at. */
  note?: ReactNode;
}

/** Plain text and properties in one field: what is typed is looked for at once. */
export function FilterBar({ inputRef, rows, text, onText, tokens, onTokens, onClear, onLeave, note }: FilterBarProps) {
  const listId = useId();
  const [open, setOpen] = useState(false);
  const [marked, setMarked] = useState(-1);
  const half = halfToken(text);
  // Plain text gets no list in its way; properties do, and so does whoever asks with an arrow.
  const suggestions = open || half !== null ? suggestionsFor(text, rows, tokens) : [];
  const active = half !== null && marked < 0 ? 0 : marked;
  const shown = suggestions.length > 0;

  const close = () => {
    setOpen(false);
    setMarked(-1);
  };
  const choose = ({ choose: chosen }: Suggestion) => {
    setMarked(-1);
    if (chosen.kind === "property") {
      onText(chosen.text);
    } else {
      setOpen(false);
      onTokens(withValue(tokens, chosen.property, chosen.value), chosen.rest);
    }
    inputRef.current?.focus();
  };
  /** A property with a value that exists, finished by a space, is a token. */
  const finished = (): boolean => {
    if (half === null || half.value === "") return false;
    const value = half.value.toLowerCase();
    const known = propertyValues(half.property, rows).some((known_) => known_.value.toLowerCase() === value);
    if (!known && half.property !== "source") return false;
    onTokens(withValue(tokens, half.property, value), half.before);
    return true;
  };

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const suggestion = shown ? suggestions[active] : undefined;
    switch (event.key) {
      case "ArrowDown":
      case "ArrowUp": {
        event.preventDefault();
        const by = event.key === "ArrowDown" ? 1 : -1;
        if (!shown) setOpen(true);
        else setMarked((active + by + suggestions.length) % suggestions.length);
        break;
      }
      case "Enter": {
        event.preventDefault();
        if (suggestion === undefined) onLeave();
        else choose(suggestion);
        break;
      }
      case " ": {
        if (finished()) event.preventDefault();
        break;
      }
      case "Escape": {
        event.preventDefault();
        if (open) close();
        else if (text === "") onLeave();
        else onText("");
        break;
      }
      case "Backspace": {
        const last = tokens.at(-1);
        if (event.currentTarget.selectionEnd === 0 && last !== undefined) onTokens(withoutProperty(tokens, last.property));
        break;
      }
      default:
    }
  };

  const filtered = text !== "" || tokens.length > 0;
  return (
    <div className="relative mx-5 flex-none">
      {/* Pressing beside the text is pressing on the field. */}
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions */}
      <div
        onClick={(event) => {
          if (event.target === event.currentTarget) inputRef.current?.focus();
        }}
        className="flex min-h-control flex-wrap items-center gap-1.5 rounded-md border border-line bg-panel px-2.5 py-0.5 transition-colors focus-within:border-focus hover:border-line-strong"
      >
        <Icon name="search" size={15} className="text-faint" />
        {tokens.map((token) => (
          <TokenChip
            key={token.property}
            token={token}
            onRemove={() => {
              onTokens(withoutProperty(tokens, token.property));
              inputRef.current?.focus();
            }}
          />
        ))}
        <input
          ref={inputRef}
          role="combobox"
          aria-label="Filter services"
          aria-expanded={shown}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={shown && active >= 0 ? `${listId}-${active}` : undefined}
          placeholder={filtered ? "" : "Filter by name, status, image, account…"}
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={(event) => {
            setMarked(-1);
            onText(event.target.value);
          }}
          onKeyDown={onKeyDown}
          onBlur={close}
          className="h-6 min-w-40 flex-1 bg-transparent outline-none"
        />
        {note}
        {filtered ? (
          <IconButton icon="close" label="Clear the filter" small onClick={onClear} />
        ) : (
          <Kbd chord="/" />
        )}
      </div>
      <SuggestionList
        id={listId}
        suggestions={suggestions}
        active={active}
        title={half === null ? "Properties" : `Values of ${half.property}`}
        onChoose={choose}
      />
    </div>
  );
}
