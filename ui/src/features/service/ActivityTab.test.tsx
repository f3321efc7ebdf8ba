import { failing, fakeHost } from "@test/fakeHost";
import { withLayout } from "@test/layout";
import { renderApp } from "@test/renderApp";
import { row } from "@test/samples";
import { began, line, log, oneService, operation, pageOf } from "@test/serviceSamples";
import { act, screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Commands } from "@/platform/bindings/commands";

const web = row("checkout-web");

beforeEach(() => {
  withLayout(600, 800, 18);
});
afterEach(() => {
  vi.useRealTimers();
});

test("every operation is listed with its verdict, page after page", async () => {
  const serviceOperations = vi.fn<Commands["serviceOperations"]>((_, next) =>
    Promise.resolve(
      next === null
        ? { operations: [operation("a", { status: "ROLLBACK_SUCCEEDED" }), operation("b", { kind: "PAUSE_SERVICE" })], images: {}, next: "2" }
        : { operations: [operation("c", { kind: "CREATE_SERVICE", status: "FAILED" })], images: {}, next: null },
    ),
  );
  const { user, where } = renderApp(fakeHost({ ...oneService(web), serviceOperations }), pageOf(web, "?tab=activity"));
  const table = await screen.findByRole("table", { name: "Operations" });
  const [, first, second] = within(table).getAllByRole("row");
  expect(first).toHaveTextContent("DeploymentFailed, rolled back");
  expect(first).toHaveTextContent("3 min 51 s · usually about 4 min");
  expect(second).toHaveTextContent("PauseSucceeded");

  await user.click(screen.getByRole("button", { name: "Load more" }));
  expect(await screen.findByText("Creation")).toBeInTheDocument();
  expect(serviceOperations).toHaveBeenLastCalledWith(web.service, "2");
  expect(screen.queryByRole("button", { name: "Load more" })).not.toBeInTheDocument();

  await user.click(screen.getAllByRole("button", { name: "Copy operation id" })[0] ?? document.body);
  expect(where()).not.toContain("operation=");
});

test("what an operation shipped is told where it is known, in its row and in its story", async () => {
  const digest = `sha256:${"0a".repeat(32)}`;
  const registry = "482100937716.dkr.ecr.eu-west-1.amazonaws.com";
  const byDigest = `${registry}/team/web@${digest}`;
  const clipboardWrite = vi.fn<Commands["clipboardWrite"]>(() => Promise.resolve());
  const operations = [operation("a"), operation("b", { kind: "PAUSE_SERVICE" })];
  const images = { a: { identifier: `${registry}/team/web:1.7.2`, digest, byDigest } };
  const host = fakeHost({
    ...oneService(web, { operations }),
    serviceOperations: () => Promise.resolve({ operations, images, next: null }),
    operationLog: (_, id) => Promise.resolve(log(operation(id))),
    clipboardWrite,
  });
  const { user, where } = renderApp(host, pageOf(web, "?tab=activity"));
  const table = await screen.findByRole("table", { name: "Operations" });
  expect(within(table).getByRole("columnheader", { name: "Image" })).toBeInTheDocument();
  const [, deployment, pause] = within(table).getAllByRole("row");
  expect(deployment).toHaveTextContent("team/web:1.7.2sha256:0a0a0a0a0a0a");
  expect(pause).not.toHaveTextContent("sha256");

  await user.click(within(table).getByRole("button", { name: "Copy image with digest" }));
  expect(clipboardWrite).toHaveBeenLastCalledWith(byDigest);
  expect(where()).not.toContain("operation=");

  await user.click(within(table).getByRole("link", { name: "Deployment" }));
  const story = await screen.findByRole("region", { name: "Deployment" });
  expect(await within(story).findByText("sha256:0a0a0a0a0a0a")).toBeInTheDocument();
  expect(within(story).getByText("team/web:1.7.2")).toBeInTheDocument();
  expect(screen.queryByRole("columnheader", { name: "Image" })).not.toBeInTheDocument();
});

test("where no image is known nothing is said of one", async () => {
  const host = fakeHost({
    ...oneService(web, { operations: [operation("a")] }),
    operationLog: (_, id) => Promise.resolve(log(operation(id))),
  });
  const { user } = renderApp(host, pageOf(web, "?tab=activity"));
  await screen.findByRole("table", { name: "Operations" });
  expect(screen.queryByRole("columnheader", { name: "Image" })).not.toBeInTheDocument();
  await user.click(screen.getByRole("link", { name: "Deployment" }));
  const story = await screen.findByRole("region", { name: "Deployment" });
  expect(await within(story).findByText("No log")).toBeInTheDocument();
  expect(within(story).queryByText(/Image/)).not.toBeInTheDocument();
});

test("a story tells the phases, the reason and the log", async () => {
  const failed = operation("a", { status: "ROLLBACK_SUCCEEDED" });
  const reason = line("Failure reason : Health check failed.", { failure: true });
  const host = fakeHost({
    ...oneService(web, { operations: [failed] }),
    operationLog: () =>
      Promise.resolve(
        log(failed, {
          phases: [
            { name: "Queued", state: "done", startedAt: began, endedAt: began + 4000 },
            { name: "Health check", state: "failed", startedAt: began + 4000, endedAt: began + 64_000 },
            { name: "Route traffic", state: "waiting", startedAt: null, endedAt: null },
          ],
          lines: [line("Deployment started."), reason],
          dropped: 1204,
          reason,
        }),
      ),
  });
  const { user, where } = renderApp(host, pageOf(web, "?tab=activity"));
  await user.click(await screen.findByRole("link", { name: "Deployment" }));
  expect(where()).toContain("operation=a");
  const story = await screen.findByRole("region", { name: "Deployment" });
  expect(await within(story).findByText("Failed, rolled back")).toBeInTheDocument();
  expect(within(story).getByText("Reason, from the log")).toBeInTheDocument();
  const phases = within(within(story).getByRole("list", { name: "Phases" })).getAllByRole("listitem");
  expect(phases.map((phase) => phase.textContent)).toEqual([
    "Queued, done4 s",
    "Health check, failed1 min",
    "Route traffic, waiting",
  ]);
  expect(within(story).getByText("1,204 older lines dropped")).toBeInTheDocument();
  expect(within(story).getByRole("log")).toHaveTextContent("Deployment started.");
});

test("the log is read while the operation runs, once more after it, and then left alone", async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  const running = operation("a", { status: "IN_PROGRESS", endedAt: null });
  const ended = operation("a");
  const operationLog = vi
    .fn<Commands["operationLog"]>()
    .mockResolvedValueOnce(log(running, { lines: [line("Deployment started.")] }))
    .mockResolvedValueOnce(log(ended, { lines: [line("Deployment started.")] }))
    .mockResolvedValue(log(ended, { lines: [line("Deployment started."), line("Deployment completed successfully.")] }));
  renderApp(fakeHost({ ...oneService(web), operationLog }), pageOf(web, "?tab=activity&operation=a"));
  expect(await screen.findByText("Deployment started.")).toBeInTheDocument();
  await act(() => vi.advanceTimersByTimeAsync(3000));
  await waitFor(() => expect(operationLog).toHaveBeenCalledTimes(2));
  await act(() => vi.advanceTimersByTimeAsync(3000));
  expect(await screen.findByText("Deployment completed successfully.")).toBeInTheDocument();
  await act(() => vi.advanceTimersByTimeAsync(30_000));
  expect(operationLog).toHaveBeenCalledTimes(3);
});

test("an operation without a log says so, and one that cannot be read says why", async () => {
  const first = renderApp(
    fakeHost({ ...oneService(web), operationLog: () => Promise.resolve(log(operation("a"))) }),
    pageOf(web, "?tab=activity&operation=a"),
  );
  expect(await screen.findByText("No log")).toBeInTheDocument();
  first.unmount();
  renderApp(
    fakeHost({ ...oneService(web), operationLog: failing("accessDenied", { action: "logs:GetLogEvents" }) }),
    pageOf(web, "?tab=activity&operation=a"),
  );
  expect(await screen.findByText("The log could not be read: access denied")).toBeInTheDocument();
});
