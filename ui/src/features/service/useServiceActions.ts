import type { IconName } from "@/components/iconPaths";
import { actionState, useActionGrounds } from "@/features/changes/actionState";
import { useChange } from "@/features/changes/changeContext";
import type { Action, Change } from "@/platform/bindings/types";
import type { ShownService } from "./useService";

export interface ServiceAction {
  label: string;
  icon: IconName;
  /** Why it is not offered at the moment. */
  disabledReason: string | undefined;
  busy: boolean;
  run: () => void;
}

const UNREAD = "The service has not been read yet";

/** Whether an action is offered on the service on screen, and why not. */
export function useServiceActionReason({ service, summary }: ShownService): (action: Action) => string | undefined {
  const grounds = useActionGrounds();
  return (action) =>
    summary === undefined ? UNREAD : actionState(grounds, { service, summary }, action).disabledReason;
}

/** What the header offers: deploy, pause or resume, delete. */
export function useServiceActions(shown: ShownService) {
  const { service, summary } = shown;
  const desk = useChange();
  const reason = useServiceActionReason(shown);
  const planning = desk.planning?.arn === service.arn;
  const offered = (kind: Extract<Change["kind"], "deploy" | "pause" | "resume" | "delete">, label: string, icon: IconName): ServiceAction => ({
    label,
    icon,
    disabledReason: reason(kind),
    busy: planning,
    run: () => desk.ask(service, { kind }),
  });
  return {
    deploy: offered("deploy", "Deploy", "deploy"),
    // A paused service shows the way back, and every other one the way there.
    toggle: summary?.status === "PAUSED" ? offered("resume", "Resume", "play") : offered("pause", "Pause", "pause"),
    delete: offered("delete", "Delete…", "trash"),
  };
}
