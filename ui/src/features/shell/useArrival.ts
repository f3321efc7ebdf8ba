import { useEffect, useRef } from "react";
import { useStart } from "@/lib/start";
import { flashFailure } from "./flashFailure";
import { useOpenTarget } from "./useOpenTarget";

/** What the start brought with it, once: what the command line asked for, and what went wrong on the way up. */
export function useArrival(): void {
  const { open: target, notices } = useStart();
  const openTarget = useOpenTarget();
  const arrived = useRef(false);
  useEffect(() => {
    if (arrived.current) return;
    arrived.current = true;
    for (const notice of notices) {
      // Of what a start can lack, this is the one thing that somebody named: in the environment.
      flashFailure(notice, notice.code === "notFound" ? "AWS_PROFILE could not be opened" : undefined);
    }
    if (target !== null) openTarget(target);
  }, [notices, target, openTarget]);
}
