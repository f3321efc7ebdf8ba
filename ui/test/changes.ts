import type { Attempt, PlanView } from "@/platform/bindings/types";
import { row } from "./samples";

const { service } = row("ledger");

/** A plan to deploy ledger in production, to be reviewed, unless told otherwise. */
export function plan(more: Partial<PlanView> = {}): PlanView {
  return {
    id: "plan-1",
    change: { kind: "deploy" },
    service,
    serviceName: "ledger",
    account: "482100937716",
    production: true,
    title: "Deploy ledger",
    verb: "Deploy",
    risk: "deploy",
    presentation: "review",
    steps: [{ title: "Deploy", cli: `aws apprunner start-deployment --service-arn ${service.arn}` }],
    difference: [],
    consequences: [{ tone: "information", text: "Traffic keeps flowing meanwhile." }],
    cost: null,
    typedName: null,
    ...more,
  };
}

/** An attempt to deploy ledger, under way unless told otherwise. */
export function attempt(more: Partial<Attempt> = {}): Attempt {
  return {
    id: "attempt-1",
    change: { kind: "deploy" },
    service,
    serviceName: "ledger",
    account: "482100937716",
    title: "Deploy ledger",
    startedAt: Date.now(),
    state: { kind: "following" },
    steps: [],
    operation: null,
    reason: null,
    ...more,
  };
}
