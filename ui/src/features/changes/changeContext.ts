import { createContext, use } from "react";
import type { AttemptId, Change, ServiceRef } from "@/platform/bindings/types";
import type { ActionSubject } from "./actionState";

/** Changes that are asked of several services at once. */
export type BulkChange = Extract<Change, { kind: "deploy" | "pause" | "resume" }>;

/** The one way in which any page changes anything. */
export interface ChangeDesk {
  /** Plans the change and puts the plan before the user, in the way its risk asks for. */
  ask: (service: ServiceRef, change: Change) => void;
  /** Plans it for each service by itself, and reviews all the plans together. */
  askAll: (subjects: readonly ActionSubject[], change: BulkChange) => void;
  /** Plans what a failed attempt left undone. */
  resume: (attempt: AttemptId, service: ServiceRef) => void;
  /** The service that a plan is being made for: its button is busy. */
  planning: ServiceRef | null;
}

export const ChangeContext = createContext<ChangeDesk | null>(null);

export function useChange(): ChangeDesk {
  const desk = use(ChangeContext);
  if (desk === null) throw new Error("a component that changes something stands outside <ChangeProvider>");
  return desk;
}
