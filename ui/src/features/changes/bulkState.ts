import type { Attempt, Failure, PlanView } from "@/platform/bindings/types";
import type { ActionSubject } from "./actionState";
import type { BulkChange } from "./changeContext";

export type BulkItemState =
  | { kind: "planning" }
  | { kind: "refused"; reason: string }
  | { kind: "unplanned"; failure: Failure }
  | { kind: "planned"; plan: PlanView }
  | { kind: "applying"; plan: PlanView }
  | { kind: "applied"; plan: PlanView; attempt: Attempt }
  | { kind: "unapplied"; plan: PlanView; failure: Failure };

/** One service among many. What becomes of it touches none of the others. */
export interface BulkItem {
  subject: ActionSubject;
  state: BulkItemState;
}

export interface BulkState {
  change: BulkChange;
  items: readonly BulkItem[];
  phase: "planning" | "reviewing" | "applying" | "done";
  shown: boolean;
}

export type BulkEvent =
  | { kind: "ask"; change: BulkChange; items: readonly BulkItem[] }
  | { kind: "item"; index: number; state: BulkItemState }
  | { kind: "phase"; phase: BulkState["phase"] }
  | { kind: "close" };

export function bulkReducer(state: BulkState | null, event: BulkEvent): BulkState | null {
  if (event.kind === "ask") return { change: event.change, items: event.items, phase: "planning", shown: true };
  if (state === null) return null;
  switch (event.kind) {
    case "item": {
      const item = state.items[event.index];
      if (item === undefined) return state;
      return { ...state, items: state.items.with(event.index, { ...item, state: event.state }) };
    }
    case "phase":
      return { ...state, phase: event.phase };
    case "close":
      return { ...state, shown: false };
    default:
      return event satisfies never;
  }
}

/** What a plan asks for that a review of many cannot give. */
export function refusalOf(plan: PlanView): string | null {
  return plan.typedName === null ? null : "This change asks for the service's name: make it by itself";
}

export function plannedOf(state: BulkState): { index: number; plan: PlanView }[] {
  return state.items.flatMap((item, index) => (item.state.kind === "planned" ? [{ index, plan: item.state.plan }] : []));
}
