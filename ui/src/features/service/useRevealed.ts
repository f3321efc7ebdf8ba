import { useEffect, useRef, useState } from "react";
import { asFailure } from "@/lib/errors";
import { useHost } from "@/platform/host";
import type { Failure, ServiceRef } from "@/platform/bindings/types";

export interface Revealing {
  /** The value, where it is the one revealed. */
  valueOf: (name: string) => string | null;
  asking: string | null;
  failure: Failure | null;
  reveal: (name: string) => void;
  hide: () => void;
}

interface State {
  name: string | null;
  value: string | null;
  failure: Failure | null;
}

const HIDDEN: State = { name: null, value: null, failure: null };

/**
 * At most one environment value on screen. It lives in this state and nowhere
 * else: not in the query cache, which outlives the page.
 */
export function useRevealed(service: ServiceRef): Revealing {
  const { commands } = useHost();
  const [{ name: shown, value, failure }, set] = useState<State>(HIDDEN);
  const asked = useRef<string | null>(null);
  // The page is another one for another service: a value never outlives the one it was asked of.
  useEffect(
    () => () => {
      asked.current = null;
    },
    [],
  );

  const reveal = (name: string) => {
    asked.current = name;
    set({ name, value: null, failure: null });
    commands
      .serviceEnvironmentValue(service, name)
      .then((read) => {
        // Another one was asked for meanwhile, or none is wanted any more.
        if (asked.current === name) set({ name, value: read, failure: null });
      })
      .catch((thrown: unknown) => {
        if (asked.current === name) set({ name: null, value: null, failure: asFailure(thrown) });
      });
  };
  return {
    valueOf: (name) => (name === shown ? value : null),
    asking: value === null ? shown : null,
    failure,
    reveal,
    hide: () => {
      asked.current = null;
      set(HIDDEN);
    },
  };
}
