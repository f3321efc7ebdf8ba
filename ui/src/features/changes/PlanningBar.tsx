import { useEffect, useState } from "react";
import { createPortal } from "react-dom";
import { Notice } from "@/components/Notice";
import { Strip } from "@/components/Strip";
import { useFlashSlot } from "@/lib/flashSlot";
import type { Asked, AskState } from "./askState";
import { changeVerb, nameOf } from "./changeWords";

/** A plan that takes longer than this is waited for visibly; most are there before. */
const SLOW_MS = 300;

/** While a plan is being made and nothing else shows that the question was heard. */
export function PlanningBar({ state }: { state: AskState | null }) {
  const waiting = state !== null && state.phase === "planning" && !state.shown ? state.asked : null;
  const [slow, setSlow] = useState<Asked | null>(null);
  const slot = useFlashSlot();
  useEffect(() => {
    if (waiting === null) return undefined;
    const timer = setTimeout(() => setSlow(waiting), SLOW_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [waiting]);
  if (slot === null || waiting === null || slow !== waiting) return null;
  const what = waiting.kind === "change" ? changeVerb(waiting.change).toLowerCase() : "the rest";
  return createPortal(
    <Notice>
      <Strip tone="busy">
        Planning: {what}, {nameOf(waiting.service)}…
      </Strip>
    </Notice>,
    slot,
  );
}
