import { useEffect, useEffectEvent } from "react";

/** Does something once, when the first picture of what is mounted has been drawn: that does not wait for it. */
export function useAfterFrame(run: () => void): void {
  const latest = useEffectEvent(run);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => latest());
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, []);
}
