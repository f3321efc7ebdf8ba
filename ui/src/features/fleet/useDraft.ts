import { useEffect, useRef, useState } from "react";

/** WebKit refuses more than a hundred entries of the history in ten seconds, so typing is gathered. */
const SETTLED_MS = 250;

export interface Draft {
  value: string;
  set: (value: string) => void;
  /** Writes at once what has not been written yet, or the value given: before leaving the page. */
  flush: (value?: string) => void;
}

/**
 * A part of the URL that changes with every key: what the user does shows at
 * once, and is written when they pause. A change of the URL from elsewhere
 * (back, a link) is taken over; the echo of what was written here is not.
 */
export function useDraft(inUrl: string, write: (value: string) => void): Draft {
  const [state, setState] = useState({ inUrl, value: inUrl, written: inUrl });
  let { value } = state;
  if (state.inUrl !== inUrl) {
    value = inUrl === state.written ? value : inUrl;
    setState({ inUrl, value, written: inUrl });
  }

  const put = (next: string = value) => {
    if (next === state.written) return;
    setState((known) => ({ ...known, value: next, written: next }));
    write(next);
  };
  const latest = useRef(put);
  useEffect(() => {
    latest.current = put;
  });
  useEffect(() => {
    if (value === inUrl) return undefined;
    const timer = setTimeout(() => latest.current(), SETTLED_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [value, inUrl]);

  return {
    value,
    set: (next) => setState((known) => ({ ...known, value: next })),
    flush: put,
  };
}
