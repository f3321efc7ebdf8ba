import { useEffect, useRef } from "react";
import { IconButton } from "@/components/IconButton";
import { TextField } from "@/components/TextField";
import { shownChord } from "@/lib/chord";
import type { LogFinding } from "./useLogFind";

/** The field that finds in a log; Enter goes on, Shift+Enter back, Esc closes. */
export function LogFind({ find }: { find: LogFinding }) {
  if (!find.shown) {
    return (
      <IconButton icon="search" small label="Find in the log" tooltip={`Find (${shownChord("Mod+F")})`} onClick={find.open} />
    );
  }
  return <Field find={find} />;
}

function Field({ find }: { find: LogFinding }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.querySelector("input")?.focus();
  }, []);
  return (
    <div ref={box} role="search" className="flex items-center gap-1">
      <span aria-live="polite" className="num text-sm whitespace-nowrap text-muted">
        {find.needle === "" ? "" : find.found === 0 ? "no match" : `${find.current} of ${find.found}`}
      </span>
      <TextField
        label="Find in the log"
        labelHidden
        placeholder="Find"
        value={find.text}
        onValueChange={find.setText}
        onKeyDown={(event) => {
          if (event.key === "Enter") find.step(event.shiftKey ? -1 : 1);
          else if (event.key === "Escape") find.close();
          else return;
          event.preventDefault();
        }}
        className="w-44"
      />
      <IconButton icon="arrow-up" small label="Previous match" onClick={() => find.step(-1)} />
      <IconButton icon="arrow-down" small label="Next match" onClick={() => find.step(1)} />
      <IconButton icon="close" small label="Close" onClick={find.close} />
    </div>
  );
}
