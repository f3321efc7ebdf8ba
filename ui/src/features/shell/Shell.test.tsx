import { failure, fakeHost } from "@test/fakeHost";
import { renderApp } from "@test/renderApp";
import { cell, row } from "@test/samples";
import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import type { Commands } from "@/platform/bindings/commands";

const deploying = row("checkout-web", {
  kind: "inProgress",
  operation: "START_DEPLOYMENT",
  since: Date.now() - 60_000,
  usualSeconds: 240,
  rollingBack: false,
});
const fleetOpen: Commands["fleetOpen"] = () =>
  Promise.resolve({ generation: 1, cells: [cell("acme-prod", "eu-west-1", [row("ledger"), deploying])] });

test("the frame tells account, production, what runs and how old it is", async () => {
  renderApp(fakeHost({ fleetOpen }));
  const main = await screen.findByRole("navigation", { name: "Main" });
  expect(await within(main).findByRole("link", { name: "Fleet 2 services" })).toHaveAttribute("aria-current", "page");
  expect(within(main).getByRole("link", { name: "Activity 1 in progress" })).toBeInTheDocument();
  const profiles = screen.getByRole("button", { name: /^Profiles: acme-prod, acme-dev\./ });
  expect(profiles).toHaveTextContent("acme-prod");
  expect(profiles).toHaveTextContent("4821-0093-7716");
  expect(profiles).toHaveTextContent("production");
  expect(within(screen.getByRole("banner", { name: "Top bar" })).getByText(/^Updated/)).toBeInTheDocument();
  expect(document.title).toBe("Fleet · Trackside");
});

test("without a network the page is as old as the rows that it still shows", async () => {
  const offline = cell("acme-prod", "eu-west-1", [row("ledger")], {
    state: { kind: "failed", failure: failure("network", { action: "apprunner:ListServices" }) },
    readAt: Date.now() - 7_200_000,
  });
  renderApp(fakeHost({ fleetOpen: () => Promise.resolve({ generation: 1, cells: [offline] }) }));
  const bar = await screen.findByRole("banner", { name: "Top bar" });
  expect(await within(bar).findByText("Updated 2 h ago")).toBeInTheDocument();
  expect(screen.queryByText("apprunner:ListServices")).not.toBeInTheDocument();
});

test("a notice has room of its own below the page, and covers nothing", async () => {
  const host = fakeHost({ fleetOpen });
  renderApp(host);
  const table = await screen.findByRole("grid", { name: "Services" });
  act(() => host.push({ kind: "notice", failure: failure("internal") }));
  const notices = screen.getByRole("region", { name: "Notices" });
  expect(await within(notices).findByRole("alert")).toBeInTheDocument();
  expect(screen.getByRole("main")).toContainElement(notices);
  expect(notices.compareDocumentPosition(table)).toBe(Node.DOCUMENT_POSITION_PRECEDING);
  // jsdom lays nothing out: what would lift it over the page is looked for instead.
  expect(notices.className).not.toMatch(/\b(?:fixed|absolute|sticky)\b/);
});

test("an operation's end is taken from the events", async () => {
  const host = fakeHost({ fleetOpen });
  renderApp(host);
  await screen.findByRole("link", { name: "Activity 1 in progress" });
  act(() => host.push({ kind: "rows", generation: 1, rows: [row("checkout-web")] }));
  expect(await screen.findByRole("link", { name: "Activity" })).toBeInTheDocument();
});

test("the operations in flight are listed and lead to their service", async () => {
  const { user, where } = renderApp(fakeHost({ fleetOpen }));
  await user.click(await screen.findByRole("button", { name: "1 in progress" }));
  await user.click(await screen.findByRole("link", { name: /checkout-web.*Deploying….*of about 4 min/ }));
  expect(where()).toContain("/service/acme-prod/");
});

test("switching to one profile opens its own regions, and back returns", async () => {
  const { user, where } = renderApp(fakeHost());
  await user.click(await screen.findByRole("button", { name: /^Profiles/ }));
  await user.click(await screen.findByRole("button", { name: /^Switch to acme-dev/ }));
  expect(where()).toBe("/fleet?scope=acme-dev%3Aeu-west-1");
  expect(await screen.findByRole("button", { name: /^Profiles: acme-dev\./ })).toBeInTheDocument();
  await user.keyboard("{Alt>}{ArrowLeft}{/Alt}");
  expect(await screen.findByRole("button", { name: /^Profiles: acme-prod, acme-dev\./ })).toBeInTheDocument();
});

test("the scope goes along from page to page", async () => {
  const { user, where } = renderApp(fakeHost(), "/fleet?scope=acme-dev:us-east-1");
  await user.click(await screen.findByRole("link", { name: "Settings" }));
  expect(where()).toBe("/settings?scope=acme-dev%3Aus-east-1");
});

test("the palette finds a service and opens it", async () => {
  const { user, where } = renderApp(fakeHost({ fleetOpen }));
  await screen.findByRole("link", { name: "Fleet 2 services" });
  await user.keyboard("{Control>}k{/Control}");
  const palette = await screen.findByRole("dialog", { name: "Command palette" });
  await user.type(within(palette).getByRole("combobox"), "ledg");
  expect(await within(palette).findByRole("option", { name: /ledger.*Running/ })).toBeInTheDocument();
  await user.keyboard("{Enter}");
  expect(where()).toContain("/service/acme-prod/arn%3Aaws%3Aapprunner%3Aeu-west-1%3A482100937716%3Aservice%2Fledger%2F");
  await waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument());
});

test("what is typed before the palette has the keyboard is its own, and no shortcut of the page", async () => {
  renderApp(fakeHost({ fleetOpen }));
  await screen.findByRole("link", { name: "Fleet 2 services" });
  act(() => {
    fireEvent.keyDown(document.body, { key: "k", ctrlKey: true });
    // Each would do something to the page: "?" opens the list of shortcuts.
    for (const key of "l?") fireEvent.keyDown(document.body, { key });
  });
  const palette = await screen.findByRole("dialog", { name: "Command palette" });
  await waitFor(() => expect(within(palette).getByRole("combobox")).toHaveValue("l?"));
  expect(screen.queryByRole("dialog", { name: "Keyboard shortcuts" })).not.toBeInTheDocument();
});

test("the shortcuts are listed, and settings are one of them", async () => {
  const { user, where } = renderApp(fakeHost());
  await screen.findByRole("navigation", { name: "Main" });
  await user.keyboard("?");
  const dialog = await screen.findByRole("dialog", { name: "Keyboard shortcuts" });
  expect(within(dialog).getByText("Search or run a command")).toBeInTheDocument();
  // Each key stands by itself, those of the list too.
  const keysOf = (label: string) =>
    within(dialog)
      .getByText(label)
      .nextElementSibling?.querySelectorAll("kbd");
  expect(Array.from(keysOf("Next service") ?? [], (key) => key.textContent)).toEqual(["j", "↓"]);
  expect(Array.from(keysOf("Open the service") ?? [], (key) => key.textContent)).toEqual(["Enter"]);
  await user.keyboard("{Escape}");
  await waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument());
  await user.keyboard("{Control>},{/Control}");
  await waitFor(() => expect(where()).toBe("/settings"));
});

test("an address that is no page says so, inside the frame", async () => {
  renderApp(fakeHost(), "/nowhere");
  expect(await screen.findByRole("heading", { name: "There is no such page" })).toBeInTheDocument();
  expect(screen.getByRole("navigation", { name: "Main" })).toBeInTheDocument();
});
