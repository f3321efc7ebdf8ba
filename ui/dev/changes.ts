import type { Commands } from "@/platform/bindings/commands";
import type { Attempt, Change, Event, OperationKind, PlanView, ServiceRef } from "@/platform/bindings/types";
import { failure } from "@test/fakeHost";
import { FailureError } from "@/lib/errors";

const kinds: Partial<Record<Change["kind"], OperationKind>> = {
  deploy: "START_DEPLOYMENT",
  pause: "PAUSE_SERVICE",
  resume: "RESUME_SERVICE",
  delete: "DELETE_SERVICE",
  scale: "UPDATE_SERVICE",
};

function planOf(id: string, service: ServiceRef, change: Change): PlanView {
  const name = service.arn.split("/")[1] ?? "";
  const production = service.cell.profile === "acme-prod";
  const verb = change.kind.charAt(0).toUpperCase() + change.kind.slice(1);
  const review = change.kind !== "resume" && (change.kind !== "deploy" || production);
  return {
    id,
    change,
    service,
    serviceName: name,
    account: service.arn.split(":")[4] ?? "",
    production,
    title: `${verb} ${name}`,
    verb,
    risk: change.kind === "delete" ? "destructive" : change.kind === "deploy" ? "deploy" : change.kind === "resume" ? "reversible" : "disruptive",
    presentation: review ? "review" : change.kind === "deploy" ? "strip" : "atOnce",
    steps: [
      { title: "Delete revision 1", cli: `aws apprunner delete-auto-scaling-configuration --auto-scaling-configuration-arn arn:aws:apprunner:${service.cell.region}:482100937716:autoscalingconfiguration/web-burst/1/f0c2` },
      { title: verb, cli: `aws apprunner ${change.kind}-service --service-arn ${service.arn}` },
    ],
    difference:
      change.kind === "pause"
        ? [
            { field: "Status", before: "RUNNING", after: "PAUSED" },
            { field: "MinSize", before: "2", after: "2" },
          ]
        : [],
    consequences: [
      { tone: "information", text: "The service is updated, about 4 min; traffic keeps flowing, and instances double meanwhile." },
      ...(production ? [{ tone: "warning" as const, text: "Requests fail until it is resumed." }] : []),
    ],
    cost:
      change.kind === "pause"
        ? { before: { idle: 20.44, full: 344 }, after: { idle: 0, full: 0 } }
        : change.kind === "delete"
          ? { before: { idle: null, full: null }, after: { idle: null, full: null } }
          : null,
    typedName: change.kind === "delete" ? name : null,
  };
}

/** Changes that are planned, held, followed and, for names with an "i", fail. */
export function changeAnswers(push: (event: Event) => void): Partial<Commands> {
  const plans = new Map<string, PlanView>();
  const later = (after: number, attempt: Attempt) => setTimeout(() => push({ kind: "attempt", attempt }), after);
  const timers = new Map<string, ReturnType<typeof setTimeout>[]>();
  return {
    changePlan: (service, change) => {
      const plan = planOf(`plan-${plans.size}`, service, change);
      if (plan.serviceName === "identity" && change.kind === "deploy") {
        return Promise.reject(new FailureError(failure("accessDenied", { action: "apprunner:DescribeService", requestId: "1f0c" })));
      }
      plans.set(plan.id, plan);
      return Promise.resolve(plan);
    },
    changeDiscard: () => Promise.resolve(),
    changeApply: (id) => {
      const plan = plans.get(id);
      if (plan === undefined) return Promise.reject(new FailureError(failure("notFound")));
      if (plan.serviceName === "ledger") return Promise.reject(new FailureError(failure("planStale")));
      const held = plan.presentation === "strip";
      const begun: Attempt = {
        id: `attempt of ${id}`,
        change: plan.change,
        service: plan.service,
        serviceName: plan.serviceName,
        account: plan.account,
        title: plan.title,
        startedAt: Date.now(),
        state: held ? { kind: "held", until: Date.now() + 5000 } : { kind: "applying" },
        steps: plan.steps.map((step) => ({ ...step, state: { kind: "waiting" } })),
        operation: null,
        reason: null,
      };
      const from = held ? 5000 : 600;
      const at = Date.now() + from;
      const operation = { id: "op", kind: kinds[plan.change.kind] ?? "", status: "IN_PROGRESS", startedAt: at, endedAt: null, updatedAt: at };
      const rolledBack = plan.serviceName.includes("i");
      timers.set(begun.id, [
        later(from, { ...begun, state: { kind: "following" }, operation }),
        later(from + 12_000, {
          ...begun,
          state: { kind: "ended", verdict: rolledBack ? "rolledBack" : "succeeded" },
          operation,
          reason: rolledBack ? "Failure reason : Health check failed on protocol `HTTP`[Path: '/ready'], [Port: '8080']." : null,
        }),
      ]);
      return Promise.resolve(begun);
    },
    changeUndo: (id) => {
      for (const timer of timers.get(id) ?? []) clearTimeout(timer);
      const undone = { ...attemptStub(id), state: { kind: "undone" as const } };
      push({ kind: "attempt", attempt: undone });
      return Promise.resolve(undone);
    },
  };
}

function attemptStub(id: string): Attempt {
  return {
    id,
    change: { kind: "deploy" },
    service: { cell: { profile: "acme-dev", region: "eu-west-1" }, arn: "arn:aws:apprunner:eu-west-1:111122223333:service/x/0" },
    serviceName: "x",
    account: "111122223333",
    title: "Deploy x",
    startedAt: Date.now(),
    state: { kind: "undone" },
    steps: [],
    operation: null,
    reason: null,
  };
}
