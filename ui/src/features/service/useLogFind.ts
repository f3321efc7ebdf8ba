import { useMemo, useState } from "react";
import type { LogLine } from "@/platform/bindings/types";

export interface LogFinding {
  shown: boolean;
  text: string;
  /** What is looked for, in lower case; empty while nothing is. */
  needle: string;
  /** How many lines have it, and which of them is the current one, from 1. */
  found: number;
  current: number;
  /** The index of the current line. */
  line: number | null;
  open: () => void;
  close: () => void;
  setText: (text: string) => void;
  step: (by: 1 | -1) => void;
}

/** Finding in a log, line by line. */
export function useLogFind(lines: readonly LogLine[]): LogFinding {
  const [shown, setShown] = useState(false);
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const needle = shown ? text.toLowerCase() : "";
  const hits = useMemo(
    () =>
      needle === ""
        ? []
        : lines.flatMap((line, index) => (line.text.toLowerCase().includes(needle) ? [index] : [])),
    [lines, needle],
  );
  const current = hits.length === 0 ? 0 : Math.min(at, hits.length - 1) + 1;
  return {
    shown,
    text,
    needle,
    found: hits.length,
    current,
    line: hits[current - 1] ?? null,
    open: () => setShown(true),
    close: () => setShown(false),
    setText: (next) => {
      setText(next);
      setAt(0);
    },
    step: (by) => {
      if (hits.length > 0) setAt((current - 1 + by + hits.length) % hits.length);
    },
  };
}
