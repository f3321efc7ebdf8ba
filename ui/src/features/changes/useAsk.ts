import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useReducer, useRef } from "react";
import { asFailure } from "@/lib/errors";
import { encodeScope } from "@/lib/scope";
import { useScope } from "@/lib/useScope";
import type { PlanId, PlanView } from "@/platform/bindings/types";
import { useHost } from "@/platform/host";
import { takeAttempt } from "./attempts";
import { discardPlan } from "./discardPlan";
import { type Asked, askReducer, type AskState } from "./askState";

export interface Ask {
  state: AskState | null;
  ask: (asked: Asked) => void;
  planAgain: () => void;
  /** The credentials that were missing have come: what was only read is read again, what changes something waits for its button. */
  goOn: () => void;
  apply: (typedName: string | null) => void;
  close: () => void;
}

/** One question at a time, from plan to attempt. */
export function useAsk(onApplied: (attempt: string, plan: PlanView) => void): Ask {
  const host = useHost();
  const client = useQueryClient();
  const scope = encodeScope(useScope());
  const [state, dispatch] = useReducer(askReducer, null);
  // A question that another one replaced, or that was asked in another scope, is not answered any more.
  const turn = useRef(0);
  const shownScope = useRef(scope);
  useEffect(() => {
    shownScope.current = scope;
  }, [scope]);
  const discard = (plan: PlanId) => discardPlan(host, plan);

  const apply = async (plan: PlanView, typedName: string | null, mine: number) => {
    dispatch({ kind: "applying" });
    try {
      const attempt = await host.commands.changeApply(plan.id, typedName);
      onApplied(attempt.id, plan);
      takeAttempt(client, attempt);
      if (turn.current === mine) dispatch({ kind: "close" });
    } catch (thrown) {
      if (turn.current === mine) dispatch({ kind: "failed", failure: asFailure(thrown) });
    }
  };

  const plan = async (asked: Asked, reviewed: boolean) => {
    turn.current += 1;
    const mine = turn.current;
    try {
      const planned =
        asked.kind === "change"
          ? await host.commands.changePlan(asked.service, asked.change)
          : await host.commands.changeResume(asked.attempt);
      if (turn.current !== mine || shownScope.current !== scope) {
        discard(planned.id);
        return;
      }
      dispatch({ kind: "planned", plan: planned });
      if (planned.presentation !== "review" && !reviewed) await apply(planned, null, mine);
    } catch (thrown) {
      if (turn.current === mine) dispatch({ kind: "failed", failure: asFailure(thrown) });
    }
  };

  const forget = () => {
    if (state?.plan !== null && state?.plan !== undefined && state.shown) discard(state.plan.id);
  };

  const planAgain = () => {
    if (state === null) return;
    forget();
    dispatch({ kind: "planAgain" });
    void plan(state.asked, state.shown);
  };

  return {
    state,
    ask: (asked) => {
      forget();
      dispatch({ kind: "ask", asked });
      void plan(asked, false);
    },
    planAgain,
    goOn: () => {
      if (state?.plan === null) planAgain();
      else dispatch({ kind: "met" });
    },
    apply: (typedName) => {
      if (state?.plan === null || state?.plan === undefined) return;
      void apply(state.plan, typedName, turn.current);
    },
    close: () => {
      turn.current += 1;
      forget();
      dispatch({ kind: "close" });
    },
  };
}
