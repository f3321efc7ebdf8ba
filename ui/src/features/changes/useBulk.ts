import { useQueryClient } from "@tanstack/react-query";
import { useReducer, useRef } from "react";
import { asFailure } from "@/lib/errors";
import type { Change, PlanView } from "@/platform/bindings/types";
import { useHost } from "@/platform/host";
import { actionState, type ActionSubject, useActionGrounds } from "./actionState";
import { takeAttempt } from "./attempts";
import { type BulkItem, type BulkItemState, bulkReducer, type BulkState, plannedOf, refusalOf } from "./bulkState";
import type { BulkChange } from "./changeContext";
import { discardPlan } from "./discardPlan";

/** Plans that are made at the same time; the engine has limits of its own per account and region. */
const AT_ONCE = 4;

export interface Bulk {
  state: BulkState | null;
  ask: (subjects: readonly ActionSubject[], change: BulkChange) => void;
  apply: () => void;
  /** Closes the review; while plans are being applied, stops before the next one. */
  close: () => void;
}

export function useBulk(onApplied: (attempt: string, plan: PlanView) => void): Bulk {
  const host = useHost();
  const client = useQueryClient();
  const grounds = useActionGrounds();
  const [state, dispatch] = useReducer(bulkReducer, null);
  const turn = useRef(0);

  const planOne = async (subject: ActionSubject, change: Change): Promise<BulkItemState> => {
    try {
      const plan = await host.commands.changePlan(subject.service, change);
      const reason = refusalOf(plan);
      if (reason === null) return { kind: "planned", plan };
      discardPlan(host, plan.id);
      return { kind: "refused", reason };
    } catch (thrown) {
      return { kind: "unplanned", failure: asFailure(thrown) };
    }
  };

  const planAll = async (items: readonly BulkItem[], change: BulkChange) => {
    turn.current += 1;
    const mine = turn.current;
    const waiting = items.flatMap(({ subject, state: { kind } }, index) => (kind === "planning" ? [{ subject, index }] : []));
    const work = async (): Promise<void> => {
      const next = turn.current === mine ? waiting.shift() : undefined;
      if (next === undefined) return;
      const planned = await planOne(next.subject, change);
      if (turn.current === mine) dispatch({ kind: "item", index: next.index, state: planned });
      else if (planned.kind === "planned") discardPlan(host, planned.plan.id);
      await work();
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    if (turn.current === mine) dispatch({ kind: "phase", phase: "reviewing" });
  };

  const applyOne = async (index: number, plan: PlanView) => {
    dispatch({ kind: "item", index, state: { kind: "applying", plan } });
    try {
      const attempt = await host.commands.changeApply(plan.id, null);
      onApplied(attempt.id, plan);
      takeAttempt(client, attempt);
      dispatch({ kind: "item", index, state: { kind: "applied", plan, attempt } });
    } catch (thrown) {
      dispatch({ kind: "item", index, state: { kind: "unapplied", plan, failure: asFailure(thrown) } });
    }
  };

  const applyAll = async (plans: { index: number; plan: PlanView }[]) => {
    const mine = turn.current;
    dispatch({ kind: "phase", phase: "applying" });
    for (const { index, plan } of plans) {
      if (turn.current === mine) {
        // oxlint-disable-next-line no-await-in-loop -- one by one on purpose: it can be stopped in between
        await applyOne(index, plan);
      } else {
        discardPlan(host, plan.id);
      }
    }
    if (turn.current === mine) dispatch({ kind: "phase", phase: "done" });
  };

  return {
    state,
    ask: (subjects, change) => {
      const items = subjects.map((subject): BulkItem => {
        const { disabledReason } = actionState(grounds, subject, change.kind);
        return {
          subject,
          state: disabledReason === undefined ? { kind: "planning" } : { kind: "refused", reason: disabledReason },
        };
      });
      dispatch({ kind: "ask", change, items });
      void planAll(items, change);
    },
    apply: () => {
      if (state !== null) void applyAll(plannedOf(state));
    },
    close: () => {
      turn.current += 1;
      if (state !== null && state.phase !== "applying") {
        for (const { plan } of plannedOf(state)) discardPlan(host, plan.id);
      }
      dispatch({ kind: "close" });
    },
  };
}
