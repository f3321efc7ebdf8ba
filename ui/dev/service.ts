import type { Commands } from "@/platform/bindings/commands";
import type {
  AutoScalingConfiguration,
  CustomDomain,
  FleetRow,
  LogLine,
  Operation,
  OperationLog,
  OperationPage,
  Phase,
  ServiceRef,
  ServiceView,
  ShippedImage,
} from "@/platform/bindings/types";
import { failing } from "@test/fakeHost";
import { row as sampleRow } from "@test/samples";
import { fleetOf, scope } from "./fleet";
import { denied, journal } from "./journal";
import { metrics } from "./metrics";

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
      scaling: { arn: revision(4, 80, 2, 12).arn, name: "web-burst", revision: 4 },
      public: true,
      vpcConnectorArn: `arn:aws:apprunner:eu-west-1:${row.account}:vpcconnector/core-private/1/2f`,
      ipAddressType: "IPV4",
      observability: "arn:aws:apprunner:eu-west-1:111122223333:observabilityconfiguration/traces/1/0123456789abcdef0123456789abcdef",
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

/** Of every other deployment that succeeded the image is known. */
function imagesOf(row: FleetRow): OperationPage["images"] {
  const identifier = "482100937716.dkr.ecr.eu-west-1.amazonaws.com/team/checkout-web:2026.11.4";
  const digest = `sha256:${"3f9a1c".repeat(11).slice(0, 64)}`;
  const image: ShippedImage = { identifier, digest, byDigest: `${identifier.replace(/:[^:]*$/, "")}@${digest}` };
  const known = operationsOf(row).filter((one, at) => /DEPLOY|CREATE|UPDATE/.test(one.kind) && one.status === "SUCCEEDED" && at % 2 === 0);
  return Object.fromEntries(known.map((one) => [one.id, image]));
}

const good: Partial<Commands> = {
  serviceRead: (service) => Promise.resolve(view(service)),
  serviceOperations: (service) => Promise.resolve({ operations: wish.has("empty") ? [] : operationsOf(rowOf(service)), images: imagesOf(rowOf(service)), next: null }),
  serviceEnvironmentValue: () => Promise.resolve("debug,trace,checkout=v2"),
  operationLog: (service, id) => Promise.resolve(log(service, id)),
  metricsRead: (_, range) => Promise.resolve(metrics(range, wish.has("empty"))),
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
