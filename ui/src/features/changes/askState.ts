import type { AttemptId, Change, Failure, PlanView, ServiceRef } from "@/platform/bindings/types";

/** What was asked: a change of a service, or the rest of an attempt. */
export type Asked =
  | { kind: "change"; service: ServiceRef; change: Change }
  | { kind: "rest"; service: ServiceRef; attempt: AttemptId };

/*
 * A question goes: planning, then (for a review) reviewing, then applying. What
 * fails on the way keeps the plan and whatever was typed.
 */
export interface AskState {
  asked: Asked;
  phase: "planning" | "reviewing" | "applying";
  plan: PlanView | null;
  failure: Failure | null;
  /** Credentials were missing on the way, and have come: it can go on. */
  met: boolean;
  /** Whether the dialog is on screen: for a review, and for any failure. */
  shown: boolean;
}

export type AskEvent =
  | { kind: "ask"; asked: Asked }
  | { kind: "planAgain" }
  | { kind: "planned"; plan: PlanView }
  | { kind: "applying" }
  | { kind: "failed"; failure: Failure }
  | { kind: "met" }
  | { kind: "close" };

export function askReducer(state: AskState | null, event: AskEvent): AskState | null {
  if (event.kind === "ask") {
    return { asked: event.asked, phase: "planning", plan: null, failure: null, met: false, shown: false };
  }
  if (state === null) return null;
  switch (event.kind) {
    case "planAgain":
      return { ...state, phase: "planning", failure: null, met: false };
    case "planned":
      return {
        ...state,
        phase: "reviewing",
        plan: event.plan,
        failure: null,
        // A dialog that is already open stays: what was planned again is read before it is applied.
        shown: state.shown || event.plan.presentation === "review",
      };
    case "applying":
      return { ...state, phase: "applying", failure: null };
    case "failed":
      return { ...state, phase: "reviewing", failure: event.failure, met: false, shown: true };
    case "met":
      return { ...state, failure: null, met: true };
    case "close":
      // The content stays for the length of the dialog's leaving.
      return { ...state, phase: "reviewing", shown: false };
    default:
      return event satisfies never;
  }
}
