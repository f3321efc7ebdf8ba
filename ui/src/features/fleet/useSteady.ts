import { useEffect, useRef, useState } from "react";

// oxlint-disable-next-line typescript/no-explicit-any -- any function: its own type says what it takes
type Functions = Record<string, (...args: any[]) => void>;

/**
 * The same handlers behind functions that never change, so that what they are
 * handed to is not drawn again for them. For events only: what they close over
 * is that of the last drawing.
 */
export function useSteady<T extends { [K in keyof T]: (...args: never[]) => void }>(handlers: T): T {
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });
  const [steady] = useState(() => {
    const made: Functions = {};
    for (const name of Object.keys(handlers)) {
      made[name] = (...args) => {
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion
        (latest.current as unknown as Functions)[name]?.(...(args as unknown[]));
      };
    }
    // Every name of T is there, with T's own arguments.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    return made as unknown as T;
  });
  return steady;
}
