import type { Attempt } from "@/platform/bindings/types";
import { row as sampleRow } from "@test/samples";
import { fleetOf, scope } from "./fleet";

const now = Date.now();
const minute = 60_000;
const rows = () => fleetOf(scope).cells.flatMap((cell) => cell.rows);

function attempt(id: number, name: string, more: Pick<Attempt, "title" | "change" | "state" | "steps" | "reason">): Attempt {
  const row = rows().find((one) => one.summary.name === name) ?? sampleRow(name);
  return { id: String(id), service: row.service, serviceName: name, account: row.account, startedAt: now - id * 13 * minute, operation: null, ...more };
}

export const denied = {
  code: "accessDenied" as const,
  message: "User ada is not authorized to perform apprunner:UpdateService.",
  requestId: "b5a1c7d2-9f60-4c34-8a6e-1f1d0c7a9e11",
  retryable: false,
  action: "apprunner:UpdateService",
  cell: { profile: "acme-prod", region: "eu-west-1" },
  need: null,
  causes: [],
    said: null,
};
const cli = (call: string) => `aws apprunner ${call} --profile acme-prod --region eu-west-1`;

/** One entry of every kind that a journal has. */
export const journal: Attempt[] = [
  attempt(1, "checkout-web", { title: "Deploy checkout-web", change: { kind: "deploy" }, state: { kind: "following" }, reason: null, steps: [{ title: "Start a deployment", cli: cli("start-deployment --service-arn …/checkout-web"), state: { kind: "done" } }] }),
  attempt(3, "inventory-sync", { title: "Deploy inventory-sync", change: { kind: "deploy" }, state: { kind: "ended", verdict: "rolledBack" }, reason: "Health check failed on port 8080.", steps: [{ title: "Start a deployment", cli: cli("start-deployment --service-arn …/inventory-sync"), state: { kind: "done" } }] }),
  attempt(5, "search-api", {
    title: "Change auto scaling of search-api",
    change: { kind: "scale", figures: { maxConcurrency: 60, minSize: 2, maxSize: 16 } },
    state: { kind: "failed", failure: denied },
    reason: null,
    steps: [
      { title: "Make the next revision of web-burst", cli: cli("create-auto-scaling-configuration --auto-scaling-configuration-name web-burst --max-concurrency 60 --min-size 2 --max-size 16"), state: { kind: "done" } },
      { title: "Update the service to use it", cli: cli("update-service --service-arn …/search-api --auto-scaling-configuration-arn …"), state: { kind: "failed", failure: denied } },
    ],
  }),
  attempt(9, "playground", { title: "Pause playground", change: { kind: "pause" }, state: { kind: "ended", verdict: "succeeded" }, reason: null, steps: [{ title: "Pause the service", cli: cli("pause-service --service-arn …/playground"), state: { kind: "done" } }] }),
];
