import { asFailure, failureDetails } from "@/lib/errors";
import { flashes } from "@/lib/flash";
import type { PlanId } from "@/platform/bindings/types";
import type { Host } from "@/platform/host";

/** Tells the engine that a plan is not wanted any more. */
export function discardPlan(host: Host, plan: PlanId): void {
  host.commands.changeDiscard(plan).catch((thrown: unknown) => {
    const failure = asFailure(thrown);
    // The engine forgets plans by itself too: one that is gone is as good as discarded.
    if (failure.code === "notFound") return;
    flashes.show({ id: "discard", tone: "warn", title: "The plan was not discarded", detail: failureDetails(failure) });
  });
}
