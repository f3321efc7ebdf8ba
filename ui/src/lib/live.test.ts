import { cell, row } from "@test/samples";
import { failure } from "@test/fakeHost";
import { expect, test, vi } from "vitest";
import type { Attempt, Condition, FleetView, Operation } from "@/platform/bindings/types";
import { Live } from "./live";
import { createQueryClient, keys } from "./queries";

const scope = { cells: [{ profile: "acme-prod", region: "eu-west-1" }] };
const deploying: Condition = {
  kind: "inProgress",
  operation: "START_DEPLOYMENT",
  since: 0,
  usualSeconds: null,
  rollingBack: false,
};

function setup() {
  const client = createQueryClient();
  const onOpen = vi.fn<() => void>();
  const onNotice = vi.fn<() => void>();
  const onEnded = vi.fn<() => void>();
  const others = { onOpenScope: vi.fn<() => void>(), onQuitAsked: vi.fn<() => void>() };
  const live = new Live(client, { onOpen, onNotice, onEnded, ...others });
  const stop = live.start();
  const open = (generation: number, ...rows: FleetView["cells"][number]["rows"]) => {
    client.setQueryData<FleetView>(keys.fleet(scope), { generation, cells: [cell("acme-prod", "eu-west-1", rows)] });
  };
  const shown = () =>
    client.getQueryData<FleetView>(keys.fleet(scope))?.cells.flatMap(({ rows }) => rows.map((r) => r.condition.kind));
  return { client, live, stop, open, shown, onNotice, onEnded };
}

test("a row takes the place of the same service's, and the others keep their identity", () => {
  const { client, live, open } = setup();
  const ledger = row("ledger");
  open(1, ledger, row("web"));
  live.take({ kind: "rows", generation: 1, rows: [row("web", deploying)] });
  const rows = client.getQueryData<FleetView>(keys.fleet(scope))?.cells[0]?.rows;
  expect(rows?.map((r) => r.condition.kind)).toEqual(["running", "inProgress"]);
  expect(rows?.[0]).toBe(ledger);
});

test("a cell arrives with its state, and only there", () => {
  const { client, live, open } = setup();
  open(1, row("ledger"));
  const view = cell("acme-prod", "eu-west-1", [row("ledger")], {
    state: { kind: "failed", failure: failure("throttled") },
  });
  live.take({ kind: "cell", generation: 1, view });
  live.take({ kind: "cell", generation: 1, view: cell("acme-prod", "us-east-1", [row("stray")]) });
  expect(client.getQueryData<FleetView>(keys.fleet(scope))?.cells).toEqual([view]);
});

test("a cell that was read and is what it was has another age, and the same rows", () => {
  const { client, live, open } = setup();
  open(1, row("ledger"));
  const known = () => client.getQueryData<FleetView>(keys.fleet(scope))?.cells[0];
  const rows = known()?.rows;
  const { cell: place } = cell("acme-prod", "eu-west-1", []);
  live.take({
    kind: "cellsUnchanged",
    generation: 1,
    cells: [{ cell: place, account: "482100937716", readAt: 7 }],
  });
  expect(known()).toMatchObject({ account: "482100937716", readAt: 7, state: { kind: "ready" } });
  expect(known()?.rows).toBe(rows);
});

test("a cell that arrives whole keeps the rows that say what they said", () => {
  const { client, live, open } = setup();
  const [ledger, web] = [row("ledger"), row("web")];
  open(1, ledger, web);
  const view = cell("acme-prod", "eu-west-1", [structuredClone(ledger), row("web", deploying)]);
  live.take({ kind: "cell", generation: 1, view });
  const rows = client.getQueryData<FleetView>(keys.fleet(scope))?.cells[0]?.rows;
  expect(rows?.[0]).toBe(ledger);
  expect(rows?.[1]?.condition).toEqual(deploying);
});

test("an answer that belongs to a former scope is dropped", () => {
  const { live, open, shown } = setup();
  open(1, row("web"));
  open(2, row("web"));
  live.take({ kind: "rows", generation: 1, rows: [row("web", deploying)] });
  expect(shown()).toEqual(["running"]);
});

test("an event that overtakes the answer to its opening waits for it", () => {
  const { live, open, shown } = setup();
  open(1, row("web"));
  live.take({ kind: "rows", generation: 2, rows: [row("web", deploying)] });
  expect(shown()).toEqual(["running"]);
  open(2, row("web"));
  expect(shown()).toEqual(["inProgress"]);
});

test("what waited for a scope that was never shown is dropped with it", () => {
  const { live, open, shown } = setup();
  live.take({ kind: "rows", generation: 2, rows: [row("web", deploying)] });
  open(3, row("web"));
  open(3, row("web"));
  expect(shown()).toEqual(["running"]);
});

test("a service on screen is read again when its row says that it changed, and only then", () => {
  const { client, live, open } = setup();
  const web = row("web");
  open(1, web);
  const key = [...keys.service(web.service), "view"];
  client.setQueryData(key, "as read");
  const stale = () => client.getQueryState(key)?.isInvalidated;
  live.take({ kind: "rows", generation: 1, rows: [row("web")] });
  expect(stale()).toBe(false);
  live.take({ kind: "rows", generation: 1, rows: [row("web", deploying)] });
  expect(stale()).toBe(true);
});

test("a service's operations are read again when an image of theirs is known, and nothing else is", () => {
  const { client, live } = setup();
  const { service } = row("web");
  const view = [...keys.service(service), "view"];
  client.setQueryData(view, "as read");
  client.setQueryData(keys.operations(service), "as read");
  live.take({ kind: "imageKnown", service });
  expect(client.getQueryState(keys.operations(service))?.isInvalidated).toBe(true);
  expect(client.getQueryState(view)?.isInvalidated).toBe(false);
});

const attempt: Attempt = {
  id: "a1",
  change: { kind: "deploy" },
  service: row("web").service,
  serviceName: "web",
  account: "482100937716",
  title: "Deploy web",
  startedAt: 0,
  state: { kind: "applying" },
  steps: [],
  operation: null,
  reason: null,
};

test("an attempt replaces itself as it moves on", () => {
  const { client, live } = setup();
  live.take({ kind: "attempt", attempt });
  live.take({ kind: "attempt", attempt: { ...attempt, state: { kind: "ended", verdict: "rolledBack" } } });
  expect(client.getQueryData<Attempt[]>(keys.attempts)?.map(({ state }) => state)).toEqual([
    { kind: "ended", verdict: "rolledBack" },
  ]);
});

test("notices go to whoever shows them", () => {
  const { live, onNotice } = setup();
  live.take({ kind: "notice", failure: failure("localFile") });
  expect(onNotice).toHaveBeenCalledExactlyOnceWith(failure("localFile"));
});

test("the end of an operation is told once: by its attempt where it was begun here", () => {
  const { live, onEnded } = setup();
  const operation: Operation = {
    id: "op-1",
    kind: "START_DEPLOYMENT",
    status: "SUCCEEDED",
    startedAt: 0,
    endedAt: 1,
    updatedAt: 1,
  };
  const ended = { service: attempt.service, name: "web", operation };
  live.take({ kind: "attempt", attempt: { ...attempt, operation } });
  live.take({ kind: "operationEnded", ended, verdict: "succeeded" });
  expect(onEnded).not.toHaveBeenCalled();
  const elsewhere = { ...ended, operation: { ...operation, id: "op-2" } };
  live.take({ kind: "operationEnded", ended: elsewhere, verdict: "rolledBack" });
  expect(onEnded).toHaveBeenCalledExactlyOnceWith(elsewhere, "rolledBack");
});
