import { failing, failure, fakeHost } from "@test/fakeHost";
import { renderApp } from "@test/renderApp";
import { cell, row, start } from "@test/samples";
import { act, screen, waitFor, within } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { flashes } from "@/lib/flash";
import type { Commands } from "@/platform/bindings/commands";

afterEach(() => {
  for (const flash of flashes.all()) flashes.dismiss(flash.id);
});

const place = { profile: "acme-prod", region: "eu-west-1" };
const loading: Commands["fleetOpen"] = () =>
  Promise.resolve({
    generation: 1,
    cells: [cell(place.profile, place.region, [], { state: { kind: "loading" }, readAt: null })],
  });

test("a service named on the command line is opened once the fleet knows it", async () => {
  const host = fakeHost({ fleetOpen: loading }, { ...start, open: { cell: place, service: "ledger" } });
  const { where } = renderApp(host, "/");
  await screen.findByRole("navigation", { name: "Main" });
  await waitFor(() => expect(where()).toContain("/fleet"));
  act(() =>
    host.push({ kind: "cell", generation: 1, view: cell(place.profile, place.region, [row("ledger")]) }),
  );
  await waitFor(() => expect(where()).toContain("/service/acme-prod/arn%3Aaws%3Aapprunner%3Aeu-west-1"));
});

test("one that does not exist is said, once its region has answered", async () => {
  const host = fakeHost({ fleetOpen: loading }, { ...start, open: { cell: place, service: "legder" } });
  renderApp(host, "/");
  await screen.findByRole("navigation", { name: "Main" });
  expect(screen.queryByText(/no service called/)).not.toBeInTheDocument();
  act(() =>
    host.push({ kind: "cell", generation: 1, view: cell(place.profile, place.region, [row("ledger")]) }),
  );
  expect(await screen.findByText("There is no service called legder here")).toBeInTheDocument();
});

test("one that waits for a sign-in is opened after it, and is not called missing before", async () => {
  const need = { kind: "signIn", session: "acme" } as const;
  const host = fakeHost({ fleetOpen: loading }, { ...start, open: { cell: place, service: "ledger" } });
  const { where } = renderApp(host, "/");
  await screen.findByRole("navigation", { name: "Main" });
  const waiting = cell(place.profile, place.region, [], {
    state: { kind: "failed", failure: failure("needsSignIn", { need }) },
    readAt: null,
  });
  act(() => host.push({ kind: "cell", generation: 1, view: waiting }));
  expect(await screen.findByRole("button", { name: "Sign in…" })).toBeInTheDocument();
  expect(screen.queryByText(/No service called|no service called/)).not.toBeInTheDocument();
  act(() => host.push({ kind: "cell", generation: 1, view: cell(place.profile, place.region, [row("ledger")]) }));
  await waitFor(() => expect(where()).toContain("/service/acme-prod/"));
});

test("where its region cannot be read, it is not said that there is none", async () => {
  const host = fakeHost({ fleetOpen: loading }, { ...start, open: { cell: place, service: "ledger" } });
  renderApp(host, "/");
  await screen.findByRole("navigation", { name: "Main" });
  const denied = cell(place.profile, place.region, [], { state: { kind: "failed", failure: failure("accessDenied") }, readAt: null });
  act(() => host.push({ kind: "cell", generation: 1, view: denied }));
  expect(await screen.findByText("No service called ledger is in what could be read")).toBeInTheDocument();
});

test("a second start of the program opens a cell beyond those on screen", async () => {
  const host = fakeHost();
  const { where } = renderApp(host, "/settings");
  await screen.findByRole("navigation", { name: "Main" });
  act(() =>
    host.push({ kind: "open", target: { cell: { profile: "acme-dev", region: "us-west-2" }, service: null } }),
  );
  await waitFor(() => expect(where()).toBe("/fleet?scope=acme-dev%3Aus-west-2"));
});

test("what went wrong on the way up is said", async () => {
  const notice = failure("localFile", { message: "The store was damaged and set aside as store.db.broken." });
  renderApp(fakeHost({}, { ...start, notices: [notice] }));
  expect(await screen.findByText(/set aside as store.db.broken/)).toBeInTheDocument();
});

test("a profile that the environment names and that is not there is said", async () => {
  const message = 'AWS_PROFILE names "nobody", which is in no file; default is open instead';
  renderApp(fakeHost({}, { ...start, notices: [failure("notFound", { message })] }));
  const notices = await screen.findByRole("region", { name: "Notices" });
  expect(await within(notices).findByText(message)).toBeInTheDocument();
  expect(within(notices).getByText("AWS_PROFILE could not be opened")).toBeInTheDocument();
});

test("an operation that somebody else began and that failed stays until it is dismissed", async () => {
  const host = fakeHost();
  renderApp(host);
  await screen.findByRole("navigation", { name: "Main" });
  act(() =>
    host.push({
      kind: "operationEnded",
      ended: {
        service: row("ledger").service,
        name: "ledger",
        operation: {
          id: "op-1",
          kind: "START_DEPLOYMENT",
          status: "ROLLBACK_SUCCEEDED",
          startedAt: 0,
          endedAt: 1,
          updatedAt: 1,
        },
      },
      verdict: "rolledBack",
    }),
  );
  expect(await screen.findByRole("alert")).toHaveTextContent("Deployment of ledger: failed, rolled back");
});

test("where the program does not answer, that is said, and it can be tried again", async () => {
  let answers = false;
  const appStart: Commands["appStart"] = () => (answers ? Promise.resolve(start) : failing("internal")());
  const { user } = renderApp(fakeHost({ appStart }));
  expect(await screen.findByRole("heading", { name: "Trackside could not start" })).toBeInTheDocument();
  answers = true;
  await user.click(screen.getByRole("button", { name: "Retry" }));
  expect(await screen.findByRole("navigation", { name: "Main" })).toBeInTheDocument();
});
