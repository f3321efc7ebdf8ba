import { failing, fakeHost } from "@test/fakeHost";
import { renderApp } from "@test/renderApp";
import { row } from "@test/samples";
import { began, oneService, operation, pageOf } from "@test/serviceSamples";
import { act, screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { PlotOptions } from "@/features/charts/plot";
import type { Commands } from "@/platform/bindings/commands";
import type { AutoScalingConfiguration, MetricSet } from "@/platform/bindings/types";

const drawn: PlotOptions[] = [];
vi.mock("@/features/charts/loadPlot", () => ({
  loadPlot: () =>
    Promise.resolve({
      // jsdom has no canvas: what would be drawn is looked at instead.
      plot: (_: HTMLElement, options: PlotOptions) => {
        drawn.push(options);
        return { update: () => undefined, resize: () => undefined, destroy: () => undefined };
      },
    }),
}));

const web = row("checkout-web");
const times = [0, 60_000, 120_000].map((after) => began + after);
const set: MetricSet = {
  range: "threeHours",
  periodSeconds: 60,
  times,
  series: [
    { line: "status2xx", values: [1200, null, 1204] },
    { line: "status4xx", values: [31, null, 30] },
    { line: "status5xx", values: [2, null, 0] },
    { line: "latencyP50", values: [41, null, 42] },
    { line: "cpuAverage", values: [31.6, null, 30] },
    { line: "cpuMaximum", values: [58, null, 60] },
  ],
  readAt: began,
};
const configuration: AutoScalingConfiguration = {
  arn: "arn:aws:apprunner:eu-west-1:482100937716:autoscalingconfiguration/web/1/ab",
  name: "web",
  revision: 1,
  figures: { maxConcurrency: 100, minSize: 1, maxSize: 25 },
  latest: true,
  active: true,
  inUse: true,
  isDefault: false,
  createdAt: began,
};
const metricsRead = vi.fn<Commands["metricsRead"]>();

beforeEach(() => {
  drawn.length = 0;
  metricsRead.mockReset().mockImplementation((_, range) => Promise.resolve({ ...set, range }));
});
afterEach(() => {
  vi.useRealTimers();
});

const open = (search: string) =>
  renderApp(
    fakeHost({ ...oneService(web, { operations: [operation("a", { status: "ROLLBACK_SUCCEEDED" })] }), metricsRead }),
    pageOf(web, search),
  );

test("what auto scaling holds the service to is drawn beside the figures, and named", async () => {
  const figures = { maxConcurrency: 80, minSize: 1, maxSize: 5 };
  const current = { ...configuration, figures };
  metricsRead.mockImplementation((_, range) =>
    Promise.resolve({ ...set, range, series: [...set.series, { line: "activeInstances", values: [1, null, 2] }, { line: "concurrency", values: [9, null, 100] }] }),
  );
  renderApp(
    fakeHost({ ...oneService(web), metricsRead, scalingRead: () => Promise.resolve({ current, revisions: [current] }) }),
    pageOf(web, "?tab=metrics"),
  );
  expect(await screen.findByRole("img", { name: /^Concurrency.*requests at once 100, capacity 160\./ })).toBeInTheDocument();
  expect(screen.getByRole("img", { name: /^Instances.*active 2, min 1, max 5\./ })).toBeInTheDocument();
  expect(within(screen.getByRole("region", { name: "Concurrency" })).getByText("capacity")).toBeInTheDocument();
});

test("charts are given gaps as gaps, markers and one shared pointer", async () => {
  open("?tab=metrics");
  await waitFor(() => expect(drawn.some(({ spec }) => spec.id === "requests")).toBe(true));
  const requests = drawn.find(({ spec }) => spec.id === "requests");
  expect(requests?.data).toEqual([times, [1200, null, 1204], [31, null, 30], [2, null, 0]]);
  expect(new Set(drawn.map(({ group }) => group)).size).toBe(1);
  const chart = screen.getByRole("region", { name: "Requests" });
  expect(within(chart).getByText("1,204")).toBeInTheDocument();
  expect(within(chart).getByRole("img")).toHaveAccessibleName(/2xx 1,204, 4xx 30, 5xx 0/);
  // Nothing was read for these: that is said, and no axis is drawn for it.
  expect(within(screen.getByRole("region", { name: "Memory" })).getByText("No data in this range.")).toBeInTheDocument();
});

test("the pointer on one chart shows in the legends of all", async () => {
  open("?tab=metrics");
  await waitFor(() => expect(drawn.length).toBeGreaterThan(0));
  act(() => drawn[0]?.onCursor(0));
  expect(within(screen.getByRole("region", { name: "Requests" })).getByText("1,200")).toBeInTheDocument();
  expect(within(screen.getByRole("region", { name: "CPU" })).getByText("58 %")).toBeInTheDocument();
  expect(screen.getByText("Deployment: failed, rolled back")).toBeInTheDocument();
  act(() => drawn[0]?.onCursor(1));
  expect(within(screen.getByRole("region", { name: "Requests" })).getAllByText("no data")).toHaveLength(3);
  act(() => drawn[0]?.onCursor(null));
  expect(within(screen.getByRole("region", { name: "Requests" })).getByText("1,204")).toBeInTheDocument();
});

test("the range is in the URL and asked for", async () => {
  const { user, where } = open("?tab=metrics&range=week");
  await screen.findByRole("region", { name: "Requests" });
  expect(metricsRead).toHaveBeenLastCalledWith(web.service, "week");
  expect(screen.getByRole("button", { name: "1 w" })).toHaveAttribute("aria-pressed", "true");
  await user.click(screen.getByRole("button", { name: "1 h" }));
  await waitFor(() => expect(metricsRead).toHaveBeenLastCalledWith(web.service, "hour"));
  expect(where()).toContain("range=hour");
});

test("a range that is none is left out", async () => {
  open("?tab=metrics&range=century");
  await waitFor(() => expect(metricsRead).toHaveBeenCalledWith(web.service, "threeHours"));
});

test("the table has every figure with its unit, newest first, and says where there is none", async () => {
  const { user, where } = open("?tab=metrics");
  await user.click(await screen.findByRole("button", { name: "Table" }));
  expect(where()).toContain("view=table");
  const table = screen.getByRole("table", { name: "Metrics" });
  const [, , newest, gap, oldest] = within(table).getAllByRole("row");
  const cells = (line: HTMLElement | undefined) =>
    line === undefined ? [] : within(line).getAllByRole("cell").map((one) => one.textContent);
  expect(cells(newest).slice(0, 4)).toEqual(["1,204", "30", "0", "42 ms"]);
  expect(new Set(cells(gap))).toEqual(new Set(["no data"]));
  expect(cells(oldest).slice(8, 10)).toEqual(["32 %", "58 %"]);
  expect(oldest).toHaveTextContent("Deployment: failed, rolled back");
});

test("figures are read again about once a minute", async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  open("?tab=metrics");
  await screen.findByRole("region", { name: "Requests" });
  const before = metricsRead.mock.calls.length;
  await act(() => vi.advanceTimersByTimeAsync(61_000));
  expect(metricsRead.mock.calls.length - before).toBe(1);
});

test("nothing to show and nothing readable are two things", async () => {
  metricsRead.mockImplementation((_, range) => Promise.resolve({ ...set, range, series: [] }));
  const first = open("?tab=metrics");
  expect(await screen.findByText("No metrics in this range")).toBeInTheDocument();
  first.unmount();
  metricsRead.mockImplementation(failing("accessDenied", { action: "cloudwatch:GetMetricData" }));
  open("?tab=metrics");
  expect(await screen.findByText("The metrics could not be read: access denied")).toBeInTheDocument();
  expect(screen.getByRole("button", { name: "Copy policy" })).toBeInTheDocument();
});
