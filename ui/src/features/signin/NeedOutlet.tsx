import { useEffect, useState } from "react";
import { lazyOverlay } from "@/lib/lazily";
import { useNeedState } from "./needState";

const NeedDialogs = lazyOverlay(async () => (await import("./NeedDialogs")).NeedDialogs);

/**
 * A place for the questions' dialogs. A dialog that may be interrupted has one of
 * its own, so that the question opens inside it: Escape then closes the question
 * and leaves the review, with whatever was typed, as it was.
 */
export function NeedOutlet() {
  const [own] = useState(() => Symbol("outlet"));
  const { outlet, enter, shown, close } = useNeedState();
  useEffect(() => enter(own), [enter, own]);
  if (outlet !== own) return null;
  return (
    <NeedDialogs
      open={shown}
      onOpenChange={(open) => {
        if (!open) close();
      }}
    />
  );
}
