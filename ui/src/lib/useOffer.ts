import { useEffect, useState } from "react";
import type { Registry } from "./registry";

/** Offers `items` for as long as the component is mounted. */
export function useOffer<T>(registry: Registry<T>, items: readonly T[]): void {
  const [owner] = useState(() => Symbol("owner"));
  // Without dependencies on purpose: the handlers in `items` close over what was
  // last rendered, and putting a list again is cheap.
  useEffect(() => {
    registry.put(owner, items);
  });
  useEffect(
    () => () => {
      registry.remove(owner);
    },
    [registry, owner],
  );
}
