import { createBrowserHistory } from "@tanstack/react-router";
import { failing, failure, fakeHost } from "@test/fakeHost";
import { withLayout } from "@test/layout";
import { renderApp } from "@test/renderApp";
import { cell, row, start } from "@test/samples";
import { act, screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, test, vi } from "vitest";
import type { Commands } from "@/platform/bindings/commands";
import type { CellView, FleetRow } from "@/platform/bindings/types";
import { rowKey } from "./rowFacts";

const dev = { profile: "acme-dev", region: "eu-west-1", account: "111122223333" };
const ledger = row("ledger");
const search = row("search-api");
const playground = row("playground", { kind: "paused" }, dev);
const sync = row("inventory-sync", {
  kind: "operationFailed",
  operation: "START_DEPLOYMENT",
  verdict: "rolledBack",
  endedAt: null,
  paused: false,
});
const cells = [cell("acme-prod", "eu-west-1", [search, ledger, sync]), cell("acme-dev", "eu-west-1", [playground])];

beforeEach(() => withLayout());

const opens = (views: CellView[] = cells): Commands["fleetOpen"] => () => Promise.resolve({ generation: 1, cells: views });

/** The names on screen, in their order. */
function shown(): string[] {
  return screen.queryAllByRole("rowheader").map((header) => header.textContent);
}

/** The table, once its rows are there. */
async function table() {
  await screen.findAllByRole("rowheader");
  return screen.getByRole("grid", { name: "Services" });
}

describe("the table", () => {
  test("has a row for every service of every cell, and says how many", async () => {
    renderApp(fakeHost({ fleetOpen: opens() }));
    expect(await table()).toHaveAttribute("aria-rowcount", "5");
    expect(shown()).toEqual(["inventory-sync", "ledger", "playground", "search-api"]);
    const failed = screen.getByRole("row", { name: /inventory-sync/ });
    expect(failed).toHaveTextContent("Failed, rolled back");
    expect(failed).toHaveTextContent("not read yet");
    expect(screen.getByText("4 services · 2 accounts · 1 region")).toBeInTheDocument();
    expect(screen.getByRole("button", { name: "Needs a look 1" })).toBeInTheDocument();
  });

  test("shows the fleet that came with the start, and opens no other", async () => {
    const fleetOpen = vi.fn<Commands["fleetOpen"]>(opens());
    const scope = { cells: cells.map((view) => view.cell) };
    renderApp(fakeHost({ fleetOpen }, { ...start, scope, fleet: { generation: 1, cells } }));
    expect(await table()).toHaveAttribute("aria-rowcount", "5");
    expect(fleetOpen).not.toHaveBeenCalled();
  });

  test("opens the fleet that is asked for, where another came with the start", async () => {
    const fleetOpen = vi.fn<Commands["fleetOpen"]>(opens());
    const other = { generation: 1, cells: [cell("acme-prod", "us-east-1", [row("stray")])] };
    renderApp(fakeHost({ fleetOpen }, { ...start, fleet: other }));
    expect(await table()).toHaveAttribute("aria-rowcount", "5");
    expect(fleetOpen).toHaveBeenCalledExactlyOnceWith(start.scope);
  });

  test("draws only what is on screen, and tells the engine which that is", async () => {
    const fleetVisible = vi.fn<Commands["fleetVisible"]>(() => Promise.resolve());
    const many = Array.from({ length: 5000 }, (_, index) => row(`service-${index}`));
    renderApp(fakeHost({ fleetOpen: opens([cell("acme-prod", "eu-west-1", many)]), fleetVisible }));
    expect(await table()).toHaveAttribute("aria-rowcount", "5001");
    expect(shown().length).toBeLessThan(40);
    await waitFor(() => expect(fleetVisible).toHaveBeenCalled());
    const [generation, services] = fleetVisible.mock.lastCall ?? [];
    expect(generation).toBe(1);
    expect(services?.[0]).toEqual(many[0]?.service);
    expect(services?.length).toBe(shown().length);
  });

  test("sorts by a column, the other way round when pressed again, and keeps it in the URL", async () => {
    const { user, where } = renderApp(fakeHost({ fleetOpen: opens() }));
    await table();
    await user.click(screen.getByRole("button", { name: "Name" }));
    expect(shown()).toEqual(["search-api", "playground", "ledger", "inventory-sync"]);
    expect(screen.getByRole("columnheader", { name: "Name" })).toHaveAttribute("aria-sort", "descending");
    expect(where()).toContain("sort=-name");
    await user.click(screen.getByRole("button", { name: "Status" }));
    expect(shown()[0]).toBe("inventory-sync");
  });

  test("rows keep their places when what they say changes, until the user sorts again", async () => {
    const host = fakeHost({ fleetOpen: opens() });
    const { user } = renderApp(host, "/fleet?sort=status");
    await table();
    expect(shown()).toEqual(["inventory-sync", "playground", "ledger", "search-api"]);
    const broken: FleetRow = { ...search, condition: { kind: "createFailed" } };
    act(() => host.push({ kind: "rows", generation: 1, rows: [broken] }));
    expect(await screen.findByText("Creation failed")).toBeInTheDocument();
    expect(shown()).toEqual(["inventory-sync", "playground", "ledger", "search-api"]);
    await user.click(screen.getByRole("button", { name: "Sort again" }));
    expect(shown()).toEqual(["search-api", "inventory-sync", "playground", "ledger"]);
    expect(screen.queryByRole("button", { name: "Sort again" })).not.toBeInTheDocument();
  });

  test("a new service goes where the sort puts it", async () => {
    const host = fakeHost({ fleetOpen: opens() });
    renderApp(host);
    await table();
    act(() => host.push({ kind: "cell", generation: 1, view: cell("acme-prod", "eu-west-1", [search, ledger, sync, row("mailer")]) }));
    await waitFor(() => expect(shown()).toEqual(["inventory-sync", "ledger", "mailer", "playground", "search-api"]));
  });

  test("says how far a sort by what lies deeper can go", async () => {
    renderApp(fakeHost({ fleetOpen: opens() }), "/fleet?sort=size");
    await table();
    expect(screen.getByText("size: 0 of 4 read")).toBeInTheDocument();
  });

  test("says that a status, too, is known as far as operations were read", async () => {
    const { user } = renderApp(fakeHost({ fleetOpen: opens() }));
    await table();
    expect(screen.getByText("last operations: 0 of 4 read")).toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "Running 2" }));
    expect(await screen.findByText("status: 0 of 4 read")).toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "Clear the filter" }));
    await user.type(screen.getByRole("combobox", { name: "Filter services" }), "led");
    expect(await screen.findByText("status and source: 0 of 4 read")).toBeInTheDocument();
  });

  test("columns are chosen, and stand in the URL", async () => {
    const { user, where } = renderApp(fakeHost({ fleetOpen: opens() }));
    await table();
    await user.click(screen.getByRole("button", { name: "Columns" }));
    await user.click(await screen.findByRole("checkbox", { name: "Account" }));
    expect(await screen.findByRole("columnheader", { name: "Account" })).toBeInTheDocument();
    await user.click(screen.getByRole("checkbox", { name: "Region" }));
    await waitFor(() => expect(screen.queryByRole("columnheader", { name: "Region" })).not.toBeInTheDocument());
    expect(decodeURIComponent(where())).toContain("columns=name,status,profile,account,source,size,updated,url");
  });

  test("a URL restores the whole view", async () => {
    renderApp(
      fakeHost({ fleetOpen: opens() }),
      `/fleet?q=a&filter=profile:acme-prod&sort=-name&columns=name,status&density=compact&service=${rowKey(search)}&ticked=${rowKey(search)}`,
    );
    expect(await table()).toHaveAttribute("aria-activedescendant", `fleet-row-${rowKey(search)}`);
    expect(shown()).toEqual(["search-api", "ledger", "inventory-sync"]);
    expect(screen.getAllByRole("columnheader")).toHaveLength(3);
    expect(screen.getByText("1 selected")).toBeInTheDocument();
    expect(screen.getByRole("combobox", { name: "Filter services" })).toHaveValue("a");
  });
});

describe("the filter", () => {
  test("looks for text at once, and writes it into the URL when the typing pauses", async () => {
    const { user, where } = renderApp(fakeHost({ fleetOpen: opens() }));
    await table();
    await user.keyboard("/");
    await user.keyboard("rolled");
    expect(shown()).toEqual(["inventory-sync"]);
    expect(screen.getByText("1 of 4 services · 2 accounts · 1 region")).toBeInTheDocument();
    await waitFor(() => expect(where()).toContain("q=rolled"));
    await user.keyboard("{Escape}");
    expect(shown()).toHaveLength(4);
    await user.keyboard("{Escape}");
    expect(screen.getByRole("grid", { name: "Services" })).toHaveFocus();
  });

  test("a property becomes a token, by choosing or by a space, and leaves by Backspace", async () => {
    const { user, where } = renderApp(fakeHost({ fleetOpen: opens() }));
    await table();
    await user.keyboard("/");
    await user.keyboard("stat");
    await user.keyboard("{ArrowDown}{ArrowDown}{Enter}");
    expect(screen.getByRole("combobox", { name: "Filter services" })).toHaveValue("status:");
    expect(screen.getByRole("option", { name: "Paused 1" })).toBeInTheDocument();
    // Half a token filters nothing out yet.
    expect(shown()).toHaveLength(4);
    await user.keyboard("pa{Enter}");
    expect(shown()).toEqual(["playground"]);
    expect(screen.getByRole("button", { name: "Remove status Paused" })).toBeInTheDocument();
    expect(where()).toContain("filter=status%3Apaused");
    await user.keyboard("{Backspace}");
    expect(shown()).toHaveLength(4);
    await user.keyboard("profile:acme-dev ");
    expect(shown()).toEqual(["playground"]);
    expect(screen.getByRole("combobox", { name: "Filter services" })).toHaveValue("");
  });

  test("a filter that was just typed is still there when one comes back", async () => {
    // A browser's history gathers the steps of one moment; one in memory does not.
    window.history.replaceState({}, "", "/fleet");
    const { user, where } = renderApp(fakeHost({ fleetOpen: opens() }), "/fleet", createBrowserHistory());
    await table();
    await user.click(screen.getByRole("combobox", { name: "Filter services" }));
    // Faster than typing is written to the address: leaving must write it, with the row that was left by.
    await user.keyboard("ledger");
    await user.click(screen.getByRole("link", { name: "ledger" }));
    expect(where()).toContain("/service/");
    await user.keyboard("{Alt>}{ArrowLeft}{/Alt}");
    await waitFor(() => expect(where()).toContain("/fleet"));
    expect(where()).toContain("q=ledger");
    expect(where()).toContain("service=");
  });

  test("a count is a filter, and back undoes it", async () => {
    const { user } = renderApp(fakeHost({ fleetOpen: opens() }));
    await table();
    await user.click(screen.getByRole("button", { name: "Paused 1" }));
    await waitFor(() => expect(shown()).toEqual(["playground"]));
    expect(screen.getByRole("button", { name: "Paused 1" })).toHaveAttribute("aria-pressed", "true");
    expect(screen.getByRole("button", { name: "All 4" })).toHaveAttribute("aria-pressed", "false");
    await user.keyboard("{Alt>}{ArrowLeft}{/Alt}");
    await waitFor(() => expect(shown()).toHaveLength(4));
  });

  test("says that nothing matches, and offers the way back", async () => {
    const { user } = renderApp(fakeHost({ fleetOpen: opens() }), "/fleet?q=zzz");
    expect(await screen.findByRole("heading", { name: "No service matches the filter" })).toBeInTheDocument();
    const [, offered] = screen.getAllByRole("button", { name: "Clear the filter" });
    expect(offered).toHaveTextContent("Clear the filter");
    if (offered !== undefined) await user.click(offered);
    await waitFor(() => expect(shown()).toHaveLength(4));
  });
});

test("a selection of any size is still there after a reload, and going back and forward", async () => {
  const many = Array.from({ length: 260 }, (_, index) => row(`service-${index}`));
  const host = () => fakeHost({ fleetOpen: opens([cell("acme-prod", "eu-west-1", [...many, playground])]) });
  window.history.replaceState({}, "", "/fleet");
  const before = renderApp(host(), "/fleet", createBrowserHistory());
  await table();
  await before.user.click(screen.getByRole("checkbox", { name: "Select all that match" }));
  await before.user.click(screen.getByRole("checkbox", { name: "Select playground" }));
  await waitFor(() => expect(before.where()).toContain("ticked=many"));
  expect(before.where().length).toBeLessThan(1000);

  await before.user.click(screen.getByRole("button", { name: "Paused 1" }));
  expect(await screen.findByText(", 260 not shown")).toBeInTheDocument();
  await before.user.click(screen.getByRole("link", { name: "playground" }));
  await waitFor(() => expect(before.where()).toContain("/service/"));
  await before.user.keyboard("{Alt>}{ArrowLeft}{/Alt}");
  expect(await screen.findByText("260 selected")).toBeInTheDocument();
  before.unmount();

  // The page anew, where the history stands: what a reload does.
  const after = renderApp(host(), "/fleet", createBrowserHistory());
  expect(await screen.findByText("260 selected")).toBeInTheDocument();
  await after.user.keyboard("{Alt>}{ArrowLeft}{/Alt}");
  await waitFor(() => expect(screen.queryByText(", 260 not shown")).not.toBeInTheDocument());
  expect(screen.getByText("260 selected")).toBeInTheDocument();
  await after.user.click(screen.getByRole("checkbox", { name: "Select playground" }));
  await after.user.click(screen.getByRole("button", { name: "Clear" }));
  await waitFor(() => expect(after.where()).not.toContain("ticked"));
  expect(screen.queryByText(/selected/)).not.toBeInTheDocument();
});

/** The table has the focus from the first picture on. */
async function withFocus() {
  await table();
  await waitFor(() => expect(screen.getByRole("grid")).toHaveFocus());
}

describe("the keyboard", () => {
  test("moves, selects, copies and opens", async () => {
    const clipboardWrite = vi.fn<Commands["clipboardWrite"]>(() => Promise.resolve());
    const { user, where } = renderApp(fakeHost({ fleetOpen: opens(), clipboardWrite }));
    await withFocus();
    await user.keyboard("{Home}j");
    expect(screen.getByRole("grid")).toHaveAttribute("aria-activedescendant", `fleet-row-${rowKey(ledger)}`);
    await user.keyboard("x{ArrowDown} ");
    expect(screen.getByText("2 selected")).toBeInTheDocument();
    await user.keyboard("k");
    await user.keyboard("y");
    expect(clipboardWrite).toHaveBeenCalledExactlyOnceWith(ledger.summary.arn);
    await user.keyboard("{Escape}");
    expect(screen.queryByText("2 selected")).not.toBeInTheDocument();
    await user.keyboard("{Enter}");
    expect(where()).toContain(`/service/acme-prod/${encodeURIComponent(ledger.summary.arn)}`);
    await user.keyboard("{Alt>}{ArrowLeft}{/Alt}");
    await waitFor(() =>
      expect(screen.getByRole("grid")).toHaveAttribute("aria-activedescendant", `fleet-row-${rowKey(ledger)}`),
    );
  });

  test("opens the logs, the metrics and the AWS console", async () => {
    const consoleOpen = vi.fn<Commands["consoleOpen"]>(() => Promise.resolve({ account: "482100937716", signedIn: true }));
    const { user, where } = renderApp(fakeHost({ fleetOpen: opens(), consoleOpen }));
    await withFocus();
    await user.keyboard("{Home}b");
    expect(consoleOpen).toHaveBeenCalledExactlyOnceWith(sync.service.cell, sync.service.arn);
    expect(await screen.findByText("The console of 4821-0093-7716 is open in your browser")).toBeInTheDocument();
    await user.keyboard("m");
    expect(where()).toContain("tab=metrics");
  });

  test("selects a range with Shift and everything with Ctrl+A", async () => {
    const { user } = renderApp(fakeHost({ fleetOpen: opens() }));
    await table();
    await user.click(screen.getByRole("checkbox", { name: "Select inventory-sync" }));
    await user.keyboard("{Shift>}");
    await user.click(screen.getByRole("checkbox", { name: "Select playground" }));
    await user.keyboard("{/Shift}");
    expect(screen.getByText("3 selected")).toBeInTheDocument();
    expect(screen.getByRole("checkbox", { name: "Select all that match" })).toBePartiallyChecked();
    screen.getByRole("grid").focus();
    await user.keyboard("{Control>}a{/Control}");
    expect(screen.getByText("4 selected")).toBeInTheDocument();
  });
});

describe("what could not be read", () => {
  const denied = failure("accessDenied", {
    action: "apprunner:ListServices",
    requestId: "b5a1c7d2",
    cell: { profile: "acme-dev", region: "eu-west-1" },
  });
  const half = [cells[0], cell("acme-dev", "eu-west-1", [], { readAt: null, state: { kind: "failed", failure: denied } })].filter(
    (view) => view !== undefined,
  );

  test("says which cell, why and what to do; the rest is there", async () => {
    const fleetRefresh = vi.fn<Commands["fleetRefresh"]>(() => Promise.resolve());
    const { user } = renderApp(fakeHost({ fleetOpen: opens(half), fleetRefresh }));
    await table();
    expect(shown()).toHaveLength(3);
    const strip = screen.getByText("acme-dev · eu-west-1").closest("div")?.parentElement;
    expect(strip).toHaveTextContent("access denied. Missing: apprunner:ListServices.");
    expect(strip).toHaveTextContent("b5a1c7d2");
    expect(screen.getByRole("button", { name: "Copy policy" })).toBeInTheDocument();
    expect(screen.getByRole("button", { name: "Copy request id" })).toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "Retry" }));
    expect(fleetRefresh).toHaveBeenCalledExactlyOnceWith(1, [{ profile: "acme-dev", region: "eu-west-1" }]);
  });

  test("a whole fleet that cannot be opened offers to try again", async () => {
    const { user } = renderApp(fakeHost({ fleetOpen: failing("network") }));
    expect(await screen.findByText(/The fleet could not be opened: no answer/)).toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "Retry" }));
    expect(await screen.findByText(/The fleet could not be opened/)).toBeInTheDocument();
  });

  test("skeletons on the first reading, and rows of an earlier one while it is read again", async () => {
    const unread = ["acme-prod", "acme-dev"].map((name) =>
      cell(name, "eu-west-1", [], { readAt: null, state: { kind: "loading" } }),
    );
    const host = fakeHost({ fleetOpen: opens(unread) });
    renderApp(host);
    await screen.findByText("Reading…", { selector: "p" });
    expect(screen.getByRole("grid", { name: "Services" })).toHaveAttribute("aria-busy", "true");
    act(() => host.push({ kind: "cell", generation: 1, view: { ...cell("acme-prod", "eu-west-1", [ledger]), state: { kind: "loading" } } }));
    await waitFor(() => expect(shown()).toEqual(["ledger"]));
    expect(screen.getByRole("grid")).not.toHaveAttribute("aria-busy");
  });
});

describe("emptiness", () => {
  test("none in the region: others are offered", async () => {
    const { user } = renderApp(fakeHost());
    expect(await screen.findByRole("heading", { name: "No services in eu-west-1" })).toBeInTheDocument();
    // The region was read, so it is not counted as none.
    expect(screen.getByText("0 services")).toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: /Choose other regions/ }));
    expect(await screen.findByRole("option", { name: /eu-central-1/ })).toBeInTheDocument();
  });

  test("no profile", async () => {
    renderApp(fakeHost({}, { ...start, profiles: { profiles: [], problems: [] }, scope: { cells: [] } }));
    expect(await screen.findByRole("heading", { name: "No profile" })).toBeInTheDocument();
  });
});
