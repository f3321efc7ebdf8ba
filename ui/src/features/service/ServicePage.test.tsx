import { failing, fakeHost } from "@test/fakeHost";
import { renderApp } from "@test/renderApp";
import { cell, production, row, start } from "@test/samples";
import { oneService, operation, pageOf, serviceView } from "@test/serviceSamples";
import { act, screen, waitFor, within } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import type { Commands } from "@/platform/bindings/commands";
import type { Condition } from "@/platform/bindings/types";

const web = row("checkout-web");
const deploying: Condition = {
  kind: "inProgress",
  operation: "START_DEPLOYMENT",
  since: Date.now() - 112_000,
  usualSeconds: 240,
  rollingBack: false,
};

test("the header stands on the fleet's row while the service is still being read", async () => {
  const host = fakeHost({ ...oneService(web), serviceRead: () => new Promise(() => undefined) });
  renderApp(host, pageOf(web));
  expect(await screen.findByRole("heading", { level: 1 })).toHaveTextContent("checkout-web");
  expect(await screen.findByText("Running")).toBeInTheDocument();
  expect(screen.getByRole("status", { name: "Reading the service" })).toBeInTheDocument();
  expect(document.title).toBe("checkout-web · Trackside");
});

test("a pushed row shows in the header at once, and the service is read again", async () => {
  const serviceRead = vi.fn<Commands["serviceRead"]>(() => Promise.resolve(serviceView(web)));
  const host = fakeHost({ ...oneService(web), serviceRead });
  renderApp(host, pageOf(web));
  expect(await screen.findByText("Running")).toBeInTheDocument();
  await waitFor(() => expect(serviceRead).toHaveBeenCalledOnce());
  act(() => host.push({ kind: "rows", generation: 1, rows: [row("checkout-web", deploying)] }));
  expect(await screen.findByText("Deploying…")).toBeInTheDocument();
  expect(screen.getAllByText(/^1 min 5\d s$/)[0]).toBeInTheDocument();
  expect(screen.getAllByText("of about 4 min")[0]).toBeInTheDocument();
  await waitFor(() => expect(serviceRead.mock.calls.length).toBeGreaterThan(1));
});

test("what was read stays on screen under the error of a later reading", async () => {
  const serviceRead = vi
    .fn<Commands["serviceRead"]>()
    .mockResolvedValueOnce(serviceView(web))
    .mockImplementation(failing("throttled"));
  const host = fakeHost({ ...oneService(web), serviceRead });
  renderApp(host, pageOf(web));
  expect(await screen.findByText("1 vCPU · 2 GB")).toBeInTheDocument();
  act(() => host.push({ kind: "rows", generation: 1, rows: [row("checkout-web", { kind: "paused" })] }));
  expect(await screen.findByText(/The service could not be read/)).toBeInTheDocument();
  expect(screen.getByText("1 vCPU · 2 GB")).toBeInTheDocument();
});

test("a service that does not exist is called so, with the way back", async () => {
  const host = fakeHost({ ...oneService(web), serviceRead: failing("notFound") });
  const { user, where } = renderApp(host, pageOf(web));
  expect(await screen.findByText("No service checkout-web in eu-west-1")).toBeInTheDocument();
  await user.click(screen.getByRole("button", { name: "Back to the fleet" }));
  expect(where()).toBe("/fleet");
});

test("a read-only profile says why nothing can be changed", async () => {
  const readOnly = { ...start, profiles: { ...start.profiles, profiles: [{ ...production, readOnly: true }] } };
  renderApp(fakeHost(oneService(web), readOnly), pageOf(web));
  const deploy = await screen.findByRole("button", { name: "Deploy" });
  await waitFor(() => expect(deploy).toHaveAccessibleDescription(/read-only/));
  expect(screen.getByRole("button", { name: "Pause" })).toHaveAttribute("aria-disabled", "true");
});

test("a paused service offers to resume, and not to deploy", async () => {
  const paused = row("checkout-web", { kind: "paused" });
  renderApp(fakeHost(oneService(paused)), pageOf(paused));
  const resume = await screen.findByRole("button", { name: "Resume" });
  expect(resume).not.toHaveAttribute("aria-disabled");
  expect(screen.getByRole("button", { name: "Deploy" })).toHaveAccessibleDescription(/only to a service that is running/);
});

test("deploying asks for a plan of exactly this service", async () => {
  const changePlan = vi.fn<Commands["changePlan"]>(failing("planStale"));
  const { user } = renderApp(fakeHost({ ...oneService(web), changePlan }), pageOf(web));
  await screen.findByText("Running");
  await user.click(screen.getByRole("button", { name: "Deploy" }));
  expect(changePlan).toHaveBeenCalledWith(web.service, { kind: "deploy" });
});

test("the tab is in the URL, and a URL opens its tab", async () => {
  const { user, where } = renderApp(fakeHost(oneService(web)), pageOf(web, "?tab=activity"));
  expect(await screen.findByText("No operations")).toBeInTheDocument();
  await user.click(screen.getByRole("tab", { name: "Overview" }));
  expect(where()).toBe(pageOf(web));
  expect(await screen.findByText("1 vCPU · 2 GB")).toBeInTheDocument();
});

test("a service outside the scope on screen is read for itself", async () => {
  const elsewhere = fakeHost({
    ...oneService(web, { condition: { kind: "paused" } }),
    fleetOpen: () => Promise.resolve({ generation: 1, cells: [cell("acme-dev", "us-east-1", [])] }),
  });
  renderApp(elsewhere, pageOf(web));
  expect(await screen.findByText("Paused")).toBeInTheDocument();
});

test("an ended runtime is warned of, and one in support is not", async () => {
  const runtime = (name: string) => ({
    ...serviceView(web).configuration,
    source: { kind: "code" as const, repository: "https://github.com/acme/web", branch: "main", directory: null, runtime: name },
  });
  const first = renderApp(fakeHost(oneService(web, { configuration: runtime("NODEJS_18") })), pageOf(web));
  expect(await screen.findByText("past end of support since 1 Dec 2025")).toBeInTheDocument();
  first.unmount();
  renderApp(fakeHost(oneService(web, { configuration: runtime("NODEJS_22") })), pageOf(web));
  expect(await screen.findByText("Node.js 22")).toBeInTheDocument();
  expect(screen.queryByText(/end of support/)).not.toBeInTheDocument();
});

test("the overview calls a rollback failed and gives its reason", async () => {
  const rolledBack = operation("op1", { status: "ROLLBACK_SUCCEEDED" });
  const reason = { at: 1, origin: "appRunner" as const, text: "Failure reason : Health check failed.", failure: true };
  const host = fakeHost({
    ...oneService(web, { operations: [rolledBack] }),
    operationLog: () =>
      Promise.resolve({ operation: rolledBack, phases: [], lines: [reason], dropped: 0, reason }),
  });
  renderApp(host, pageOf(web));
  const card = await screen.findByRole("region", { name: "Deployment" });
  expect(await within(card).findByText("Failed, rolled back")).toBeInTheDocument();
  expect(await within(card).findByText("Reason, from the log")).toBeInTheDocument();
  expect(within(card).getAllByText("Failure reason : Health check failed.")).toHaveLength(2);
});

test("the auto scaling's figures are those of the revision in use, never of another", async () => {
  const revision = (number: number) => ({ arn: `arn:web-burst/${number}`, name: "web-burst", revision: number });
  const configuration = { ...serviceView(web).configuration, scaling: revision(4) };
  const scalingRead = (number: number) => () =>
    Promise.resolve({
      current: {
        ...revision(number),
        figures: { maxConcurrency: 80, minSize: 2, maxSize: 12 },
        latest: true,
        active: true,
        inUse: true,
        isDefault: false,
        createdAt: null,
      },
      revisions: [],
    });
  const first = renderApp(fakeHost({ ...oneService(web, { configuration }), scalingRead: scalingRead(4) }), pageOf(web));
  expect(await screen.findByText("80 requests per instance · 2 to 12 instances")).toBeInTheDocument();
  first.unmount();
  renderApp(fakeHost({ ...oneService(web, { configuration }), scalingRead: scalingRead(5) }), pageOf(web));
  expect(await screen.findByText("revision 4")).toBeInTheDocument();
  expect(screen.queryByText(/requests per instance/)).not.toBeInTheDocument();
});

test("the keys of the page lead to its tabs, and one that is not possible says why", async () => {
  const paused = row("checkout-web", { kind: "paused" });
  const { user, where } = renderApp(fakeHost(oneService(paused)), pageOf(paused));
  await screen.findByText("1 vCPU · 2 GB");
  await user.keyboard("d");
  expect(await screen.findByText("Deploy checkout-web: not now")).toBeInTheDocument();
  await user.keyboard("l");
  expect(where()).toContain("tab=activity");
  await user.keyboard("m");
  expect(where()).toContain("tab=metrics");
});

test("what leads out of the window goes through the program", async () => {
  const consoleOpen = vi.fn<Commands["consoleOpen"]>().mockResolvedValue({ account: web.account, signedIn: true });
  const host = fakeHost({ ...oneService(web), consoleOpen });
  const open = vi.spyOn(host.commands, "urlOpen");
  const copy = vi.spyOn(host.commands, "clipboardWrite");
  const { user } = renderApp(host, pageOf(web));
  await screen.findByText("1 vCPU · 2 GB");
  await user.click(screen.getByRole("button", { name: "Open" }));
  expect(open).toHaveBeenLastCalledWith(`https://${web.summary.url}`, web.service);
  await user.keyboard("b");
  expect(consoleOpen).toHaveBeenCalledWith(web.service.cell, web.service.arn);
  expect(await screen.findByText("The console of 4821-0093-7716 is open in your browser")).toBeInTheDocument();
  await user.keyboard("y");
  expect(copy).toHaveBeenCalledWith(web.service.arn);
  expect(await screen.findByText("ARN copied")).toBeInTheDocument();
});

test("an operation that ended well stays told for a while, and then is one of the list", async () => {
  const ended = (ago: number) => operation("op1", { startedAt: Date.now() - ago - 60_000, endedAt: Date.now() - ago });
  const host = (ago: number) =>
    fakeHost({
      ...oneService(web, { operations: [ended(ago)] }),
      operationLog: () =>
        Promise.resolve({ operation: ended(ago), phases: [], lines: [], dropped: 0, reason: null }),
    });
  const first = renderApp(host(60_000), pageOf(web));
  const card = await screen.findByRole("region", { name: "Deployment" });
  expect(within(card).getByText("Succeeded")).toBeInTheDocument();
  first.unmount();
  renderApp(host(20 * 60_000), pageOf(web));
  expect(await screen.findByRole("region", { name: "Last operations" })).toHaveTextContent("DeploymentSucceeded");
  expect(screen.queryByRole("region", { name: "Deployment" })).not.toBeInTheDocument();
});
