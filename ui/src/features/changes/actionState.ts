import type { Action, ActionRule, Attempt, FleetRow, Profile, ServiceRef } from "@/platform/bindings/types";
import { inFlight } from "@/lib/queries";
import { useAttempts, useProfileList, useStart } from "@/lib/start";

/** What an action is asked of: a row of the fleet, or a service read whole. */
export type ActionSubject = Pick<FleetRow, "service" | "summary">;

export interface ActionState {
  allowed: boolean;
  /** Why it is not; for `disabledReason` of a button or a menu's item. */
  disabledReason: string | undefined;
}

/** All that decides whether an action may be asked for. */
export interface ActionGrounds {
  rules: readonly ActionRule[];
  profiles: readonly Profile[];
  attempts: readonly Attempt[];
}

const IN_PROGRESS = "An operation is in progress; App Runner refuses every change until it ends";
const ALLOWED: ActionState = { allowed: true, disabledReason: undefined };

/**
 * Whether the action is offered. This only spares the user a refusal: the
 * engine checks the same again, whatever the window asks.
 */
export function actionState(grounds: ActionGrounds, subject: ActionSubject, action: Action): ActionState {
  const { service, summary } = subject;
  const profile = grounds.profiles.find(({ name }) => name === service.cell.profile);
  if (profile?.readOnly === true) return refused(`${profile.name} is read-only; the settings say so`);
  if (summary.status === "OPERATION_IN_PROGRESS") return refused(IN_PROGRESS);
  const rule = grounds.rules.find((line) => line.action === action);
  if (rule !== undefined && !rule.allowedIn.includes(summary.status)) return refused(rule.reason);
  const pending = grounds.attempts.find((attempt) => inFlight(attempt) && sameService(attempt.service, service));
  if (pending !== undefined) return refused(`Not before this has ended: ${pending.title}`);
  return ALLOWED;
}

function refused(disabledReason: string): ActionState {
  return { allowed: false, disabledReason };
}

function sameService(a: ServiceRef, b: ServiceRef): boolean {
  return a.arn === b.arn;
}

export function useActionGrounds(): ActionGrounds {
  return { rules: useStart().actions, profiles: useProfileList().profiles, attempts: useAttempts() };
}

/** Whether `action` is offered on a service at the moment, and if not, why. */
export function useActionState(subject: ActionSubject, action: Action): ActionState {
  return actionState(useActionGrounds(), subject, action);
}
