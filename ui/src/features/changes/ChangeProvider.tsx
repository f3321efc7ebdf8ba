import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { lazyOverlay } from "@/lib/lazily";
import type { PlanView } from "@/platform/bindings/types";
import { AttemptBars } from "./AttemptBars";
import { ChangeContext, type ChangeDesk } from "./changeContext";
import { PlanningBar } from "./PlanningBar";
import { useAsk } from "./useAsk";
import { useBulk } from "./useBulk";

const ReviewDialog = lazyOverlay(async () => (await import("./ReviewDialog")).ReviewDialog);
const BulkDialog = lazyOverlay(async () => (await import("./BulkDialog")).BulkDialog);

/** Everything between a button and AWS: the plans, the reviews, and how the attempts go. */
export function ChangeProvider({ children }: { children: ReactNode }) {
  // What the plans said, for the bars of the attempts that came of them.
  const [plans, setPlans] = useState<ReadonlyMap<string, PlanView>>(new Map());
  const remember = (attempt: string, plan: PlanView) => {
    setPlans((known) => new Map(known).set(attempt, plan));
  };
  const ask = useAsk(remember);
  const bulk = useBulk(remember);

  // The desk keeps its identity, so that a table of rows with buttons does not draw again for it.
  const latest = useRef({ ask, bulk });
  useEffect(() => {
    latest.current = { ask, bulk };
  });
  const planning = ask.state !== null && ask.state.phase === "planning" ? ask.state.asked.service : null;
  const desk = useMemo<ChangeDesk>(
    () => ({
      planning,
      ask: (service, change) => latest.current.ask.ask({ kind: "change", service, change }),
      askAll: (subjects, change) => latest.current.bulk.ask(subjects, change),
      resume: (attempt, service) => latest.current.ask.ask({ kind: "rest", service, attempt }),
    }),
    [planning],
  );

  return (
    <ChangeContext value={desk}>
      {children}
      <ReviewDialog open={ask.state !== null} ask={ask} />
      <BulkDialog open={bulk.state !== null} bulk={bulk} />
      <PlanningBar state={ask.state} />
      <AttemptBars plans={plans} />
    </ChangeContext>
  );
}
