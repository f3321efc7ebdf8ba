import { cell, profile, row } from "@test/samples";
import { stateProfiles } from "./profiles";
import type { CellView, Condition, FleetRow, FleetView, OperationKind, ProfileList, Scope } from "@/platform/bindings/types";

const now = Date.now();
const minutes = (count: number) => now - count * 60_000;
const places: Record<string, { profile: string; account: string }> = {
  p: { profile: "acme-prod", account: "482100937716" },
  d: { profile: "acme-dev", account: "111122223333" },
};

const busy = (operation: OperationKind, since: number, usualSeconds: number): Condition => ({
  kind: "inProgress",
  operation,
  since,
  usualSeconds,
  rollingBack: false,
});

type Line = [name: string, place: string, region: string, source: string, cpu: number, memory: number, age: number, condition?: Condition];

// One line a service: where it is, what it runs, its size, minutes since its last change.
const lines: Line[] = [
  ["checkout-api", "p", "eu-west-1", "checkout:2026.11.4", 1024, 2048, 120],
  ["checkout-web", "p", "eu-west-1", "acme/web@main", 1024, 3072, 1, busy("START_DEPLOYMENT", minutes(1.8), 240)],
  ["identity", "p", "eu-west-1", "identity:8.1.0", 2048, 4096, 1500],
  ["image-resizer", "p", "us-east-1", "resizer@sha256:9f2c8a71d0e44f0d8b7c41", 4096, 8192, 4320],
  [
    "inventory-sync",
    "p",
    "eu-west-1",
    "inventory:1.44.0",
    1024,
    2048,
    18,
    { kind: "operationFailed", operation: "START_DEPLOYMENT", verdict: "rolledBack", endedAt: minutes(18), paused: false },
  ],
  ["ledger", "p", "eu-central-1", "ledger:5.0.2", 2048, 6144, 8640],
  ["marketing-site", "p", "us-east-1", "acme/site@release", 256, 512, 17_280],
  ["notifications", "p", "eu-west-1", "notify:3.7.9", 1024, 2048, 240],
  ["orders-api", "p", "eu-west-1", "orders:12.3.1", 2048, 4096, 3, { kind: "maintenance", since: minutes(3) }],
  ["partner-gateway", "p", "us-east-1", "partner:0.9.14", 1024, 2048, 12_960],
  ["playground", "d", "us-east-1", "acme/play@main", 512, 1024, 4320, { kind: "paused" }],
  ["pricing-engine", "p", "eu-west-1", "pricing:2.2.0", 4096, 12_288, 7200],
  ["recommendations", "d", "eu-central-1", "reco:nightly", 4096, 10_240, 420],
  ["reports", "d", "us-east-1", "reports:4.4.4", 1024, 4096, 1, busy("RESUME_SERVICE", minutes(0.4), 60)],
  ["search-api", "p", "eu-west-1", "search:7.0.1", 2048, 4096, 1440],
  ["session-store-proxy-for-the-legacy-checkout", "d", "eu-west-1", "session-proxy:1.0.3", 512, 1024, 21_600],
  ["status-page", "p", "us-east-1", "acme/status@main", 256, 1024, 43_200],
  ["webhooks", "p", "eu-west-1", "webhooks:6.1.2", 1024, 2048, 480],
];

function service([name, place, region, source, cpu, memory, age, condition]: Line): FleetRow {
  const { profile: owner = "", account = "" } = places[place] ?? {};
  const made = row(name, condition, { profile: owner, region, account });
  const [repository, branch] = source.split("@");
  return {
    ...made,
    summary: { ...made.summary, createdAt: minutes(age + 90_000), updatedAt: minutes(age) },
    details: {
      source:
        source.includes("/") && repository !== undefined && branch !== undefined
          ? { kind: "code", repository: `https://github.com/${repository}`, branch, directory: null, runtime: "NODEJS_22" }
          : { kind: "image", identifier: `${account}.dkr.ecr.${region}.amazonaws.com/${source}`, public: false },
      autoDeployments: source.includes("/"),
      cpu,
      memory,
      newest: null,
      readAt: minutes(1),
    },
  };
}

const rows = lines.map(service);

export const profiles: ProfileList = {
  profiles: [
    profile("acme-prod", {
      color: "red",
      production: true,
      regions: ["eu-west-1", "eu-central-1", "us-east-1"],
      state: { kind: "ready", identity: { account: "482100937716", arn: "arn:aws:sts::482100937716:assumed-role/Operator/ada" } },
    }),
    profile("acme-dev", {
      color: "green",
      regions: ["eu-west-1", "eu-central-1", "us-east-1"],
      state: { kind: "ready", identity: { account: "111122223333", arn: "arn:aws:iam::111122223333:user/ada" } },
    }),
    ...stateProfiles,
    profile("demo-production", { kind: "demo", color: "red", production: true }),
    profile("demo-sandbox", { kind: "demo", color: "green" }),
  ],
  problems: [],
};

export const scope: Scope = {
  cells: ["acme-prod", "acme-dev"].flatMap((name) =>
    ["eu-west-1", "eu-central-1", "us-east-1"].map((region) => ({ profile: name, region })),
  ),
};

/** The fleet of a scope: one cell of it fails, the others are there. */
export function fleetOf({ cells }: Scope): FleetView {
  return {
    generation: 1,
    cells: cells.map((place): CellView => {
      const own = rows.filter(
        ({ service: { cell: at } }) => at.profile === place.profile && at.region === place.region,
      );
      const failed = place.profile === "acme-dev" && place.region === "eu-central-1";
      return cell(place.profile, place.region, own, {
        readAt: now - 4000,
        ...(failed
          ? {
              readAt: minutes(2),
              state: {
                kind: "failed",
                failure: {
                  code: "throttled",
                  message: "ListServices was throttled.",
                  requestId: "b5a1c7d2-9f60-4c34-8a6e-1f1d0c7a9e11",
                  retryable: true,
                  action: "apprunner:ListServices",
                  cell: place,
                  need: null,
                  causes: [],
                  said: null,
                },
              },
            }
          : {}),
      });
    }),
  };
}
