import { failing, fakeHost } from "@test/fakeHost";
import { renderApp } from "@test/renderApp";
import { row } from "@test/samples";
import { oneService, pageOf } from "@test/serviceSamples";
import { screen, within } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import type { Commands } from "@/platform/bindings/commands";
import type { AutoScalingConfiguration, ScalingView } from "@/platform/bindings/types";

function revision(number: number): AutoScalingConfiguration {
  return {
    arn: `arn:web-burst/${number}`,
    name: "web-burst",
    revision: number,
    figures: { maxConcurrency: 80, minSize: 2, maxSize: 12 },
    latest: number === 4,
    active: number > 1,
    inUse: number === 3,
    isDefault: number === 2,
    createdAt: null,
  };
}
const scaling: ScalingView = { current: revision(4), revisions: [4, 3, 2, 1].map(revision) };

// A draft belongs to a service and outlives a page, so each test has a service of its own.
function open(name: string, more: Partial<Commands> = {}) {
  const service = row(name);
  const host = fakeHost({ ...oneService(service), scalingRead: () => Promise.resolve(scaling), ...more });
  return { service, ...renderApp(host, pageOf(service, "?tab=scaling")) };
}

async function type(user: ReturnType<typeof open>["user"], label: string, text: string) {
  const field = await screen.findByRole("textbox", { name: label });
  await user.clear(field);
  await user.type(field, text);
  await user.tab();
}

test("changed figures are planned, exactly as they stand in the form", async () => {
  const changePlan = vi.fn<Commands["changePlan"]>(failing("planStale"));
  const { user, service } = open("scale-a", { changePlan });
  const review = await screen.findByRole("button", { name: "Review change" });
  expect(review).toHaveAccessibleDescription("The figures are as they are in AWS");
  await type(user, "Max concurrency", "60");
  await type(user, "Max size", "16");
  expect(screen.getByText(/It is 12 in AWS/)).toBeInTheDocument();
  expect(screen.getByText("Up to 16 instances take at most 960 requests at once.")).toBeInTheDocument();
  await user.click(review);
  expect(changePlan).toHaveBeenCalledExactlyOnceWith(service.service, {
    kind: "scale",
    figures: { maxConcurrency: 60, minSize: 2, maxSize: 16 },
  });
});

test("wrong figures are refused in words, and nothing is asked", async () => {
  const changePlan = vi.fn<Commands["changePlan"]>(failing("planStale"));
  const { user } = open("scale-b", { changePlan });
  await type(user, "Max concurrency", "500");
  expect(screen.getByText("A whole number from 1 to 200.")).toBeInTheDocument();
  await type(user, "Max size", "1");
  expect(screen.getByText("At least the minimum size, which is 2.")).toBeInTheDocument();
  const review = screen.getByRole("button", { name: "Review change" });
  expect(review).toHaveAccessibleDescription("Correct the figures first");
  await user.click(review);
  expect(changePlan).not.toHaveBeenCalled();
});

test("more than 25 instances are warned of and let through", async () => {
  const { user } = open("scale-c");
  await type(user, "Max size", "40");
  expect(screen.getByText(/the account's Fargate vCPU quota must allow it/)).toBeInTheDocument();
  expect(screen.getByRole("button", { name: "Review change" })).not.toHaveAttribute("aria-disabled");
});

test("a draft is kept while other tabs are looked at, until it is discarded", async () => {
  const { user } = open("scale-d");
  await type(user, "Min size", "5");
  await user.click(screen.getByRole("tab", { name: "Activity" }));
  expect(await screen.findByText("No operations")).toBeInTheDocument();
  await user.click(screen.getByRole("tab", { name: "Scaling" }));
  expect(await screen.findByRole("textbox", { name: "Min size" })).toHaveValue("5");
  await user.click(screen.getByRole("button", { name: "Discard" }));
  expect(screen.getByRole("textbox", { name: "Min size" })).toHaveValue("2");
});

test("the revisions say which is used, which is the default and which is gone", async () => {
  open("scale-e");
  const rows = within(await screen.findByRole("table", { name: "Revisions" })).getAllByRole("row").slice(1);
  expect(rows.map((one) => one.firstChild?.textContent)).toEqual(["4 this service", "3 in use", "2 default", "1 inactive"]);
  expect(screen.getByText("4 of 5")).toBeInTheDocument();
});

test("a configuration that AWS does not list cannot be changed", async () => {
  open("scale-f", { scalingRead: () => Promise.resolve({ current: null, revisions: [] }) });
  expect(await screen.findByText("Configuration not listed")).toBeInTheDocument();
  expect(screen.queryByRole("button", { name: "Review change" })).not.toBeInTheDocument();
});
