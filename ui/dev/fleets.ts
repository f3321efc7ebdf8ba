import { cell, row } from "@test/samples";
import { failure } from "@test/fakeHost";
import type { Condition, FleetRow, FleetView, Scope } from "@/platform/bindings/types";
import { fleetOf } from "./fleet";

const words = ["checkout", "ledger", "search", "image", "orders", "notify", "partner", "pricing", "report", "session"];
const kinds = ["api", "web", "worker", "sync", "gateway", "proxy", "resizer", "site", "batch", "stream"];

/** Service `index` of a large fleet; one in three has been read no further than its list. */
function generated(index: number, profile: string, region: string): FleetRow {
  const name = `${words[index % 10] ?? ""}-${kinds[Math.floor(index / 10) % 10] ?? ""}-${index}`;
  const condition: Condition =
    index % 41 === 0 ? { kind: "paused" } : index % 97 === 0 ? { kind: "createFailed" } : { kind: "running" };
  const made = row(name, condition, { profile, region, account: profile === "acme-prod" ? "482100937716" : "111122223333" });
  return {
    ...made,
    summary: { ...made.summary, id: index.toString(16).padStart(32, "0"), updatedAt: Date.now() - index * 977_000 },
    details:
      index % 3 === 0
        ? null
        : {
            source: { kind: "image", identifier: `482100937716.dkr.ecr.${region}.amazonaws.com/${name}:1.${index}.0`, public: false },
            autoDeployments: false,
            cpu: 1024,
            memory: 2048,
            newest: null,
            readAt: Date.now(),
          },
  };
}

// Read at once: the router rewrites the address.
const wish = new URLSearchParams(location.search).get("fleet");

/** Fleets to look at: ?fleet=5000, empty, loading, denied, long, stale. */
export function wishedFleet(scope: Scope): FleetView {
  const usual = fleetOf(scope);
  const size = Number(wish ?? Number.NaN);
  if (size > 0) {
    return {
      ...usual,
      cells: scope.cells.map(({ profile, region }, at) =>
        cell(
          profile,
          region,
          Array.from({ length: Math.floor(size / scope.cells.length) }, (_, index) =>
            generated(index * scope.cells.length + at, profile, region),
          ),
        ),
      ),
    };
  }
  switch (wish) {
    case "empty":
      return { ...usual, cells: scope.cells.map(({ profile, region }) => cell(profile, region, [])) };
    case "loading":
      return {
        ...usual,
        cells: scope.cells.map(({ profile, region }) =>
          cell(profile, region, [], { readAt: null, state: { kind: "loading" } }),
        ),
      };
    case "stale":
      return {
        ...usual,
        cells: usual.cells.map((known) => ({ ...known, readAt: Date.now() - 7_500_000, state: { kind: "loading" } })),
      };
    case "denied":
      return {
        ...usual,
        cells: usual.cells.map((known) => {
          const dev = known.cell.profile === "acme-dev";
          const why = dev
            ? failure("needsSignIn", { message: "acme is not signed in to.", need: { kind: "signIn", session: "acme" }, cell: known.cell })
            : failure("accessDenied", {
                message: "User is not authorized to perform apprunner:ListServices",
                action: "apprunner:ListServices",
                requestId: "b5a1c7d2-9f60-4c34-8a6e-1f1d0c7a9e11",
                cell: known.cell,
              });
          return dev || known.cell.region === "us-east-1"
            ? { ...known, rows: dev ? known.rows : [], state: { kind: "failed", failure: why } }
            : known;
        }),
      };
    case "long":
      return {
        ...usual,
        cells: usual.cells.map((known) => ({
          ...known,
          rows: known.rows.map((found, index) => ({
            ...found,
            summary: { ...found.summary, name: `${found.summary.name}-${"of-the-longest-name-possible-".repeat(2)}`.slice(0, 38) + `-${index}` },
          })),
        })),
      };
    case null:
    default:
      return usual;
  }
}
