import { failing, failure, fakeHost } from "@test/fakeHost";
import { renderApp } from "@test/renderApp";
import { cell, row } from "@test/samples";
import { began, operation } from "@test/serviceSamples";
import { act, screen, waitFor, within } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import type { Commands } from "@/platform/bindings/commands";
import type { Attempt, FleetOperation } from "@/platform/bindings/types";

const web = row("checkout-web");
const ledger = row("ledger");
const of = (service: typeof web, one: FleetOperation["operation"]): FleetOperation => ({
  service: service.service,
  name: service.summary.name,
  operation: one,
});
const operations = [
  of(web, operation("a", { status: "IN_PROGRESS", endedAt: null })),
  of(ledger, operation("b", { status: "ROLLBACK_SUCCEEDED" })),
  of(ledger, operation("c", { kind: "PAUSE_SERVICE" })),
];
const fleetOpen: Commands["fleetOpen"] = () =>
  Promise.resolve({ generation: 7, cells: [cell("acme-prod", "eu-west-1", [web, ledger])] });

test("the fleet's operations are listed with their verdicts, and filtered by them in the URL", async () => {
  const fleetActivity = vi.fn<Commands["fleetActivity"]>(() => Promise.resolve({ operations, read: 2, of: 41 }));
  const { user, where } = renderApp(fakeHost({ fleetOpen, fleetActivity }), "/activity");
  const table = await screen.findByRole("table", { name: "Operations over the fleet" });
  expect(fleetActivity).toHaveBeenCalledWith(7);
  expect(within(table).getAllByRole("row")).toHaveLength(4);
  expect(screen.getByText("2 of 41 services read")).toBeInTheDocument();

  await user.click(screen.getByRole("button", { name: "Failed 1" }));
  expect(where()).toContain("outcome=failed");
  const rows = within(screen.getByRole("table")).getAllByRole("row");
  expect(rows).toHaveLength(2);
  expect(rows[1]).toHaveTextContent("ledgerDeploymentFailed, rolled back");

  await user.click(within(screen.getByRole("table")).getByRole("link", { name: "Deployment" }));
  expect(where()).toContain("/service/acme-prod/");
  expect(where()).toContain("operation=b");
});

test("a pushed row has the operations read again", async () => {
  const fleetActivity = vi
    .fn<Commands["fleetActivity"]>()
    .mockResolvedValueOnce({ operations: [], read: 0, of: 2 })
    .mockResolvedValue({ operations, read: 2, of: 2 });
  const host = fakeHost({ fleetOpen, fleetActivity });
  renderApp(host, "/activity");
  expect(await screen.findByText(/are still being read/)).toBeInTheDocument();
  act(() => host.push({ kind: "rows", generation: 7, rows: [row("ledger", { kind: "paused" })] }));
  expect(await screen.findByText("2 of 2 services read", {}, { timeout: 3000 })).toBeInTheDocument();
});

test("nothing of a verdict is not nothing at all", async () => {
  const fleetActivity: Commands["fleetActivity"] = () =>
    Promise.resolve({ operations: operations.slice(0, 1), read: 2, of: 2 });
  const { user, where } = renderApp(fakeHost({ fleetOpen, fleetActivity }), "/activity?outcome=failed");
  await user.click(await screen.findByRole("button", { name: "Show all operations" }));
  expect(where()).toBe("/activity");
  expect(await screen.findByRole("table")).toBeInTheDocument();
});

function attempt(id: string, more: Partial<Attempt>): Attempt {
  return {
    id,
    change: { kind: "deploy" },
    service: web.service,
    serviceName: "checkout-web",
    account: "482100937716",
    title: `Deploy checkout-web ${id}`,
    startedAt: began,
    state: { kind: "ended", verdict: "succeeded" },
    steps: [{ title: "Start a deployment", cli: `aws apprunner start-deployment ${id}`, state: { kind: "done" } }],
    operation: null,
    reason: null,
    ...more,
  };
}

const halfway = attempt("2", {
  title: "Change auto scaling of checkout-web",
  state: { kind: "failed", failure: failure("accessDenied", { action: "apprunner:UpdateService" }) },
  steps: [
    { title: "Make the next revision", cli: "aws apprunner create-auto-scaling-configuration", state: { kind: "done" } },
    {
      title: "Update the service",
      cli: "aws apprunner update-service",
      state: { kind: "failed", failure: failure("accessDenied") },
    },
  ],
});

test("the journal tells what was done, how it ended, and why", async () => {
  const host = fakeHost({
    fleetOpen,
    journalRead: () =>
      Promise.resolve([attempt("1", { state: { kind: "ended", verdict: "rolledBack" }, reason: "Health check failed." }), attempt("3", {})]),
  });
  const copy = vi.spyOn(host.commands, "clipboardWrite");
  const { user } = renderApp(host, "/activity?tab=journal");
  const entries = within(await screen.findByRole("list", { name: "Journal" })).getAllByRole("listitem");
  expect(entries[0]).toHaveTextContent("Failed, rolled back");
  expect(entries[1]).toHaveTextContent("Succeeded");
  await user.click(screen.getByRole("button", { name: "Deploy checkout-web 1" }));
  expect(screen.getByText("Health check failed.")).toBeInTheDocument();
  expect(within(screen.getByRole("list", { name: "Steps" })).getByRole("listitem")).toHaveTextContent("Start a deployment done");
  await user.click(screen.getByRole("button", { name: "Copy as CLI" }));
  expect(copy).toHaveBeenCalledWith("aws apprunner start-deployment 1");
});

test("what failed half-way is open, says what is missing and offers the rest", async () => {
  const changeResume = vi.fn<Commands["changeResume"]>(failing("planStale"));
  const host = fakeHost({ fleetOpen, changeResume, journalRead: () => Promise.resolve([halfway]) });
  const { user } = renderApp(host, "/activity?tab=journal");
  const steps = await screen.findByRole("list", { name: "Steps" });
  expect(within(steps).getAllByRole("listitem").map((one) => one.textContent)).toEqual([
    "Make the next revision doneaws apprunner create-auto-scaling-configuration",
    "Update the service failedaws apprunner update-service",
  ]);
  expect(screen.getByRole("button", { name: "Copy policy" })).toBeInTheDocument();
  await user.click(screen.getByRole("button", { name: "Offer the rest (1 step)" }));
  await waitFor(() => expect(changeResume).toHaveBeenCalledExactlyOnceWith("2"));
});

test("an attempt that moves is read again, and an empty journal says what it is for", async () => {
  const journalRead = vi
    .fn<Commands["journalRead"]>()
    .mockResolvedValueOnce([])
    .mockResolvedValue([attempt("9", { state: { kind: "following" } })]);
  const host = fakeHost({ fleetOpen, journalRead });
  renderApp(host, "/activity?tab=journal");
  expect(await screen.findByText("Nothing has been changed from here")).toBeInTheDocument();
  act(() => host.push({ kind: "attempt", attempt: attempt("9", { state: { kind: "following" } }) }));
  expect(await screen.findByRole("button", { name: "Deploy checkout-web 9", expanded: false })).toBeInTheDocument();
});

test("a lost answer offers nothing to repeat", async () => {
  const lost = attempt("4", { state: { kind: "unknown", failure: failure("outcomeUnknown") } });
  renderApp(fakeHost({ fleetOpen, journalRead: () => Promise.resolve([lost]) }), "/activity?tab=journal");
  expect(await screen.findByText(/do not repeat it before/)).toBeInTheDocument();
  expect(screen.queryByRole("button", { name: /Offer the rest/ })).not.toBeInTheDocument();
});
