import type { Commands } from "@/platform/bindings/commands";
import type {
  Attempt,
  AutoScalingConfiguration,
  CustomDomain,
  FleetRow,
  LogLine,
  MetricLine,
  MetricRange,
  MetricSet,
  Operation,
  OperationLog,
  Phase,
  ServiceRef,
  ServiceView,
} from "@/platform/bindings/types";
import { failing } from "@test/fakeHost";
import { row as sampleRow } from "@test/samples";
import { fleetOf, scope } from "./fleet";

/*
 * What the service and activity pages are looked at with. "?fail=accessDenied"
 * lets every reading fail so, "?slow" lets none end, "?empty" finds nothing.
 */
const wish = new URLSearchParams(location.search);
const now = Date.now();
const minute = 60_000;

const rows = () => fleetOf(scope).cells.flatMap((cell) => cell.rows);
const rowOf = (service: ServiceRef): FleetRow =>
  rows().find((row) => row.service.arn === service.arn) ?? sampleRow(service.arn.split("/")[1] ?? "service");

const usualSeconds = { START_DEPLOYMENT: 240, PAUSE_SERVICE: 70, RESUME_SERVICE: 80, UPDATE_SERVICE: 300 };

function operation(id: number, kind: string, status: string, ago: number, took: number | null): Operation {
  return {
    id: `${String(id).padStart(8, "0")}-5b1e-4c0f-9d3a-7f2c8a71d0e4`,
    kind,
    status,
    startedAt: now - ago * minute,
    endedAt: took === null ? null : now - ago * minute + took * 1000,
    updatedAt: now - ago * minute,
  };
}

function operationsOf({ condition }: FleetRow): Operation[] {
  const before = [
    operation(11, "START_DEPLOYMENT", "SUCCEEDED", 150, 231),
    operation(10, "UPDATE_SERVICE", "SUCCEEDED", 1500, 312),
    operation(9, "START_DEPLOYMENT", "ROLLBACK_SUCCEEDED", 3100, 1190),
    operation(8, "RESUME_SERVICE", "SUCCEEDED", 9000, 74),
    operation(7, "PAUSE_SERVICE", "SUCCEEDED", 10_000, 66),
    operation(6, "CREATE_SERVICE", "SUCCEEDED", 30_000, 244),
  ];
  if (condition.kind === "inProgress") return [operation(12, condition.operation, "IN_PROGRESS", 1.8, null), ...before];
  if (condition.kind === "operationFailed") return [operation(12, "START_DEPLOYMENT", "ROLLBACK_SUCCEEDED", 38, 1188), ...before];
  return before;
}

function view(service: ServiceRef): ServiceView {
  const row = rowOf(service);
  return {
    service,
    account: row.account,
    summary: row.summary,
    condition: row.condition,
    configuration: {
      source: row.details?.source.kind === "code"
        ? { kind: "code", repository: "https://github.com/acme/web", branch: "main", directory: "/apps/checkout", runtime: "NODEJS_18" }
        : (row.details?.source ?? { kind: "unreported" }),
      autoDeployments: row.details?.autoDeployments ?? false,
      port: "8080",
      startCommand: row.details?.source.kind === "code" ? "npm start" : null,
      buildCommand: row.details?.source.kind === "code" ? "npm ci && npm run build" : null,
      cpu: row.details?.cpu ?? null,
      memory: row.details?.memory ?? null,
      instanceRoleArn: `arn:aws:iam::${row.account}:role/service/checkout-web-task`,
      accessRoleArn: row.details?.source.kind === "code" ? null : `arn:aws:iam::${row.account}:role/ecr-access`,
      connectionArn: null,
      healthCheck: { protocol: "HTTP", path: "/ready", interval: 5, timeout: 2, healthyThreshold: 1, unhealthyThreshold: 5 },
      scaling: { arn: "arn", name: "web-burst", revision: 4 },
      public: true,
      vpcConnectorArn: `arn:aws:apprunner:eu-west-1:${row.account}:vpcconnector/core-private/1/2f`,
      ipAddressType: "IPV4",
      observability: true,
      kmsKey: null,
      environment: [
        { kind: "value", name: "LOG_LEVEL" },
        { kind: "value", name: "PUBLIC_BASE_URL_OF_THE_CHECKOUT_AND_ITS_PARTNERS" },
        { kind: "value", name: "FEATURE_FLAGS" },
        { kind: "secret", name: "DATABASE_URL", reference: `arn:aws:secretsmanager:eu-west-1:${row.account}:secret:checkout/database-AbCdEf` },
        { kind: "secret", name: "STRIPE_KEY", reference: "/checkout/stripe-key" },
      ],
    },
    operations: operationsOf(row),
    usualSeconds,
    readAt: now - 4000,
  };
}

function log(service: ServiceRef, id: string): OperationLog {
  const found = operationsOf(rowOf(service)).find((one) => one.id === id) ?? operation(1, "START_DEPLOYMENT", "SUCCEEDED", 9, 200);
  const began = found.startedAt ?? now;
  const running = found.endedAt === null;
  const failed = found.status === "ROLLBACK_SUCCEEDED";
  const line = (seconds: number, origin: LogLine["origin"], text: string, failure = false): LogLine => ({ at: began + seconds * 1000, origin, text, failure });
  const phase = (name: string, from: number, to: number | null, state: Phase["state"]): Phase => ({
    name,
    state,
    startedAt: state === "waiting" ? null : began + from * 1000,
    endedAt: to === null ? null : began + to * 1000,
  });
  if (!/DEPLOY|CREATE|UPDATE/.test(found.kind)) return { operation: found, phases: [], lines: [], dropped: 0, reason: null };
  const build = Array.from({ length: wish.has("long") ? 4000 : 12 }, (_, at) => line(12 + at * 0.1, "build", `npm http fetch GET 200 package-${at} ${"cached ".repeat(at % 9)}`));
  const reason = line(1100, "appRunner", "Deployment with ID : 1f2c failed. Failure reason : Health check failed on protocol `HTTP` [Path: '/ready'], [Port: '8080']. Check your configured port number.", true);
  return {
    operation: found,
    phases: [
      phase("Queued", 0, 4, "done"),
      phase("Source pulled", 4, 15, "done"),
      phase("Built", 15, 68, "done"),
      running ? phase("Provisioning instances", 68, null, "running") : phase("Provisioning instances", 68, 148, "done"),
      running ? phase("Health check on port 8080, HTTP /ready", 0, null, "waiting") : failed ? phase("Health check on port 8080, HTTP /ready", 148, 1100, "failed") : phase("Health check on port 8080, HTTP /ready", 148, 160, "done"),
      failed || running ? phase("Route traffic", 0, null, "waiting") : phase("Route traffic", 160, 190, "done"),
    ],
    lines: [
      line(0, "appRunner", "Deployment started."),
      line(4, "appRunner", "Pulling source code from branch main."),
      ...build,
      line(68, "build", "vite build · 1.9 MB in 34 s"),
      line(68, "appRunner", "Build succeeded."),
      line(69, "appRunner", "Provisioning instances and deploying image."),
      ...(running ? [] : [line(148, "appRunner", "Performing health check on port '8080'.")]),
      ...(failed ? [reason, line(1105, "appRunner", "Rolling back to the last version that worked.")] : []),
      ...(running || failed ? [] : [line(160, "appRunner", "Health check is successful. Routing traffic to application."), line(190, "appRunner", "Deployment completed successfully.")]),
    ],
    dropped: wish.has("long") ? 1204 : 0,
    reason: failed ? reason : null,
  };
}

const spans: Record<MetricRange, [points: number, period: number]> = { hour: [60, 60], threeHours: [180, 60], day: [1440, 60], week: [2016, 300] };

/** Between -0.5 and 0.5, the same for the same place every time. */
function noise(at: number): number {
  return Math.abs((Math.sin(at * 12.9898) * 43_758.5453) % 1) - 0.5;
}

function metrics(range: MetricRange): MetricSet {
  const [points, period] = spans[range];
  const end = Math.floor(now / (period * 1000)) * period * 1000;
  const times = Array.from({ length: points }, (_, at) => end - (points - 1 - at) * period * 1000);
  const shape: Record<MetricLine, [base: number, wave: number, noise: number]> = {
    requests: [1240, 180, 40],
    status2xx: [1200, 170, 40],
    status4xx: [31, 8, 6],
    status5xx: [2, 1, 2],
    latencyP50: [41, 4, 3],
    latencyP95: [182, 22, 10],
    latencyP99: [400, 90, 25],
    activeInstances: [3, 1, 0],
    concurrency: [148, 40, 9],
    cpuAverage: [31, 6, 2],
    cpuMaximum: [58, 9, 6],
    memoryAverage: [44, 2, 1],
    memoryMaximum: [51, 3, 1],
  };
  return {
    range,
    periodSeconds: period,
    times,
    readAt: now - 12_000,
    series: Object.entries(shape).map(([line, [base, wave, rough]], which) => ({
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of a record of MetricLine
      line: line as MetricLine,
      values: times.map((_, at) => {
        if (wish.has("empty")) return null;
        if (at >= points - 2 || (at > points * 0.3 && at < points * 0.36)) return null;
        const value = base + wave * Math.sin((at / points) * 9 + which) + rough * 2 * noise(at + which * 977);
        return line === "activeInstances" ? Math.round(value) : Math.max(0, value);
      }),
    })),
  };
}

const revision = (number: number, maxConcurrency: number, minSize: number, maxSize: number): AutoScalingConfiguration => ({
  arn: `arn:aws:apprunner:eu-west-1:482100937716:autoscalingconfiguration/web-burst/${number}/ab`,
  name: "web-burst",
  revision: number,
  figures: { maxConcurrency, minSize, maxSize },
  latest: number === 4,
  active: number > 1,
  inUse: number > 2,
  isDefault: number === 2,
  createdAt: now - (5 - number) * 9 * 24 * 60 * minute,
});

const domains: CustomDomain[] = [
  {
    name: "checkout.example.com",
    www: false,
    status: "ACTIVE",
    records: [{ name: "_3f2b1c9d8e7a6f5b4c3d2e1f0a9b8c7d.checkout.example.com.", kind: "CNAME", value: "_a1b2c3d4e5f60718293a4b5c6d7e8f90.xlfgrmvvlj.acm-validations.aws.", status: "SUCCESS" }],
  },
  {
    name: "example.com",
    www: true,
    status: "pending_certificate_dns_validation".toUpperCase(),
    records: [1, 2, 3].map((n) => ({ name: `_${n}f2b1c9d8e7a6f5b4c3d2e1f0a9b8c7d.${n === 2 ? "www." : ""}example.com.`, kind: "CNAME", value: `_${n}1b2c3d4e5f60718293a4b5c6d7e8f90.xlfgrmvvlj.acm-validations.aws.`, status: n === 1 ? "SUCCESS" : "PENDING_VALIDATION" })),
  },
];

function attempt(id: number, name: string, more: Pick<Attempt, "title" | "change" | "state" | "steps" | "reason">): Attempt {
  const row = rows().find((one) => one.summary.name === name) ?? sampleRow(name);
  return { id: String(id), service: row.service, serviceName: name, account: row.account, startedAt: now - id * 13 * minute, operation: null, ...more };
}

const denied = {
  code: "accessDenied" as const,
  message: "User ada is not authorized to perform apprunner:UpdateService.",
  requestId: "b5a1c7d2-9f60-4c34-8a6e-1f1d0c7a9e11",
  retryable: false,
  action: "apprunner:UpdateService",
  cell: { profile: "acme-prod", region: "eu-west-1" },
  causes: [],
};
const cli = (call: string) => `aws apprunner ${call} --profile acme-prod --region eu-west-1`;

const journal: Attempt[] = [
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

const good: Partial<Commands> = {
  serviceRead: (service) => Promise.resolve(view(service)),
  serviceOperations: (service) => Promise.resolve({ operations: wish.has("empty") ? [] : operationsOf(rowOf(service)), next: null }),
  serviceEnvironmentValue: () => Promise.resolve("debug,trace,checkout=v2"),
  operationLog: (service, id) => Promise.resolve(log(service, id)),
  metricsRead: (_, range) => Promise.resolve(metrics(range)),
  scalingRead: () => Promise.resolve({ current: revision(4, 80, 2, 12), revisions: [4, 3, 2, 1].map((n) => revision(n, 80 + n * 10, 1, n * 3)) }),
  domainsRead: () => Promise.resolve({ dnsTarget: "q3vnxk2p9d.eu-west-1.awsapprunner.com", domains: wish.has("empty") ? [] : domains }),
  fleetActivity: () => {
    const operations = rows().flatMap((row) => operationsOf(row).map((one) => ({ service: row.service, name: row.summary.name, operation: one })));
    operations.sort((a, b) => (b.operation.startedAt ?? 0) - (a.operation.startedAt ?? 0));
    return Promise.resolve({ operations: wish.has("empty") ? [] : operations, read: 15, of: 18 });
  },
  journalRead: () => Promise.resolve(wish.has("empty") ? [] : journal),
};

function wished(): Partial<Commands> {
  const fail = wish.get("fail");
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- whoever writes the address knows the codes
  const answer = fail === null ? () => new Promise<never>(() => undefined) : failing(fail as Parameters<typeof failing>[0], { requestId: denied.requestId, cell: denied.cell });
  if (fail === null && !wish.has("slow")) return good;
  return Object.fromEntries(Object.keys(good).map((name) => [name, answer]));
}

/** What the development page's host answers about single services and the activity. */
export const serviceAnswers = wished();
