import { attempt, plan } from "@test/changes";
import { failing, failure, fakeHost } from "@test/fakeHost";
import { withLayout } from "@test/layout";
import { renderApp } from "@test/renderApp";
import { cell, profile, row, start } from "@test/samples";
import { act, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, test, vi } from "vitest";
import type { Commands } from "@/platform/bindings/commands";
import type { PlanView } from "@/platform/bindings/types";
import { FailureError } from "@/lib/errors";
import { flashes } from "@/lib/flash";

const dev = { profile: "acme-dev", region: "eu-west-1", account: "111122223333" };
const rows = [row("ledger"), row("search-api"), row("playground", { kind: "paused" }, dev)];
const fleetOpen: Commands["fleetOpen"] = () =>
  Promise.resolve({ generation: 1, cells: [cell("acme-prod", "eu-west-1", rows)] });

beforeEach(() => {
  withLayout();
  // The stack of notices is the page's, and outlives a test.
  for (const { id } of flashes.all()) flashes.dismiss(id);
});

/** The program with ledger's plan made, and what it was asked to do. */
async function asked(planned: PlanView, more: Partial<Commands> = {}) {
  const changePlan = vi.fn<Commands["changePlan"]>(() => Promise.resolve(planned));
  const changeApply = vi.fn<Commands["changeApply"]>(() => Promise.resolve(attempt()));
  const changeDiscard = vi.fn<Commands["changeDiscard"]>(() => Promise.resolve());
  const host = fakeHost({ fleetOpen, changePlan, changeApply, changeDiscard, ...more });
  const app = renderApp(host);
  await screen.findAllByRole("rowheader");
  // The table has the focus from the first picture on.
  await waitFor(() => expect(screen.getByRole("grid")).toHaveFocus());
  await app.user.keyboard("{Home}d");
  return { ...app, host, changePlan, changeApply, changeDiscard };
}

describe("a review", () => {
  const pause = plan({
    change: { kind: "pause" },
    title: "Pause ledger",
    verb: "Pause",
    risk: "disruptive",
    difference: [
      { field: "Status", before: "RUNNING", after: "PAUSED" },
      { field: "MinSize", before: "2", after: "2" },
    ],
    consequences: [{ tone: "warning", text: "Requests fail until it is resumed." }],
    cost: { before: { idle: 20.44, full: 344 }, after: { idle: 0, full: 0 } },
  });

  test("says where, what changes, what follows, what it costs and which calls are made", async () => {
    await asked(pause);
    const dialog = await screen.findByRole("alertdialog", { name: "Pause ledger" });
    expect(dialog).toHaveAccessibleDescription(/acme-prod · 4821-0093-7716 · eu-west-1.*production/);
    const [status, size] = within(dialog).getAllByRole("rowheader");
    expect(status?.closest("tr")).toHaveAttribute("data-changed");
    expect(size?.closest("tr")).not.toHaveAttribute("data-changed");
    expect(dialog).toHaveTextContent("Warning: Requests fail until it is resumed.");
    expect(dialog).toHaveTextContent("Estimated cost at full scale $344 →to $0 a month; idle $20 →to $0.");
    expect(dialog).toHaveTextContent("1 call");
    expect(dialog).toHaveTextContent("aws apprunner start-deployment");
    expect(within(dialog).getByRole("button", { name: "Pause in production" })).toBeEnabled();
  });

  test("a price that is not known is said to be so", async () => {
    await asked({ ...pause, cost: { before: { idle: null, full: null }, after: { idle: null, full: null } } });
    expect(await screen.findByText("Estimated cost: not known for this region.")).toBeInTheDocument();
  });

  test("is applied once, and then followed", async () => {
    const { user, changeApply, changeDiscard } = await asked(pause);
    await user.click(await screen.findByRole("button", { name: "Pause in production" }));
    expect(changeApply).toHaveBeenCalledExactlyOnceWith("plan-1", null);
    await waitFor(() => expect(screen.queryByRole("alertdialog")).not.toBeInTheDocument());
    expect(changeDiscard).not.toHaveBeenCalled();
    expect(within(screen.getByRole("region", { name: "Notices" })).getByText(/ledger…/)).toBeInTheDocument();
  });

  test("Escape discards it", async () => {
    const { user, changeApply, changeDiscard } = await asked(pause);
    await screen.findByRole("alertdialog");
    await user.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByRole("alertdialog")).not.toBeInTheDocument());
    expect(changeDiscard).toHaveBeenCalledExactlyOnceWith("plan-1");
    expect(changeApply).not.toHaveBeenCalled();
  });

  test("a name that must be typed keeps the button until it is", async () => {
    const { user, changeApply } = await asked(
      plan({ title: "Delete ledger", verb: "Delete", risk: "destructive", typedName: "ledger" }),
    );
    const dialog = await screen.findByRole("alertdialog", { name: "Delete ledger" });
    const button = within(dialog).getByRole("button", { name: "Delete in production" });
    await user.click(button);
    await user.type(within(dialog).getByRole("textbox"), "ledge{Enter}");
    expect(button).toHaveAttribute("aria-disabled", "true");
    expect(button).toHaveAccessibleDescription("Type ledger to confirm.");
    expect(changeApply).not.toHaveBeenCalled();
    await user.type(within(dialog).getByRole("textbox"), "r");
    expect(button).not.toHaveAttribute("aria-disabled");
    await user.click(button);
    expect(changeApply).toHaveBeenCalledExactlyOnceWith("plan-1", "ledger");
  });

  test("a plan that went stale is planned again, and what was typed stays", async () => {
    const deletion = plan({ title: "Delete ledger", verb: "Delete", risk: "destructive", typedName: "ledger" });
    const changeApply = vi
      .fn<Commands["changeApply"]>()
      .mockImplementationOnce(failing("planStale"))
      .mockImplementation(() => Promise.resolve(attempt()));
    const { user, changePlan, changeDiscard } = await asked(deletion, { changeApply });
    const dialog = await screen.findByRole("alertdialog", { name: "Delete ledger" });
    await user.type(within(dialog).getByRole("textbox"), "ledger{Enter}");
    expect(await within(dialog).findByText("Not applied: the service has changed meanwhile")).toBeInTheDocument();
    changePlan.mockImplementation(() => Promise.resolve({ ...deletion, id: "plan-2" }));
    await user.click(within(dialog).getByRole("button", { name: "Plan again" }));
    await waitFor(() => expect(changePlan).toHaveBeenCalledTimes(2));
    expect(changeDiscard).toHaveBeenCalledWith("plan-1");
    expect(within(dialog).getByRole("textbox")).toHaveValue("ledger");
    await user.click(within(dialog).getByRole("button", { name: "Delete in production" }));
    expect(changeApply).toHaveBeenLastCalledWith("plan-2", "ledger");
  });

  test("a refusal stays in the dialog, with everything else", async () => {
    const { user } = await asked(pause, { changeApply: failing("refused", { message: "acme-prod is read-only" }) });
    await user.click(await screen.findByRole("button", { name: "Pause in production" }));
    const dialog = await screen.findByRole("alertdialog", { name: "Pause ledger" });
    expect(await within(dialog).findByText("acme-prod is read-only")).toBeInTheDocument();
    expect(dialog).toHaveTextContent("Requests fail until it is resumed.");
    expect(within(dialog).getByRole("button", { name: "Pause in production" })).not.toHaveAttribute("aria-disabled");
  });

  test("a plan that takes its time is waited for visibly", async () => {
    let answer: (planned: PlanView) => void = () => undefined;
    const changePlan: Commands["changePlan"] = () =>
      new Promise((resolve) => {
        answer = resolve;
      });
    await asked(pause, { changePlan });
    expect(await screen.findByText("Planning: deploy, ledger…")).toBeInTheDocument();
    act(() => answer(pause));
    expect(await screen.findByRole("alertdialog", { name: "Pause ledger" })).toBeInTheDocument();
    expect(screen.queryByText("Planning: deploy, ledger…")).not.toBeInTheDocument();
  });

  test("what could not be planned says so, and is planned again", async () => {
    const changePlan = vi
      .fn<Commands["changePlan"]>()
      .mockImplementationOnce(failing("network"))
      .mockImplementation(() => Promise.resolve(pause));
    const { user } = await asked(pause, { changePlan });
    const dialog = await screen.findByRole("alertdialog", { name: "Deploy ledger" });
    expect(dialog).toHaveTextContent("This could not be planned: no answer");
    await user.click(within(dialog).getByRole("button", { name: "Retry" }));
    expect(await screen.findByRole("alertdialog", { name: "Pause ledger" })).toBeInTheDocument();
  });
});

describe("a strip", () => {
  const strip = plan({ presentation: "strip", production: false });
  const held = attempt({ state: { kind: "held", until: Date.now() + 60_000 } });

  test("shows the plan's consequence and can be undone", async () => {
    const changeUndo = vi.fn<Commands["changeUndo"]>(() => Promise.resolve(held));
    const { user, host } = await asked(strip, { changeApply: () => Promise.resolve(held), changeUndo });
    const notices = screen.getByRole("region", { name: "Notices" });
    expect(await within(notices).findByText("Traffic keeps flowing meanwhile.")).toBeInTheDocument();
    expect(within(notices).getByText("acme-prod · 4821-0093-7716 · eu-west-1")).toBeInTheDocument();
    expect(screen.queryByRole("alertdialog")).not.toBeInTheDocument();
    await user.click(within(notices).getByRole("button", { name: /^Undo/ }));
    expect(changeUndo).toHaveBeenCalledExactlyOnceWith("attempt-1");
    act(() => host.push({ kind: "attempt", attempt: { ...held, state: { kind: "undone" } } }));
    expect(await within(notices).findByText("Undone: Deploy ledger")).toBeInTheDocument();
  });

  test("an undo that came too late says so", async () => {
    const { user } = await asked(strip, { changeApply: () => Promise.resolve(held), changeUndo: failing("invalidState") });
    await user.click(await screen.findByRole("button", { name: /^Undo/ }));
    expect(await screen.findByText("Not undone")).toBeInTheDocument();
  });
});

describe("an attempt", () => {
  async function pushed(more: Parameters<typeof attempt>[0], answers: Partial<Commands> = {}) {
    const host = fakeHost({ fleetOpen, ...answers });
    const app = renderApp(host);
    await screen.findAllByRole("rowheader");
    act(() => host.push({ kind: "attempt", attempt: attempt(more) }));
    return { ...app, host, notices: screen.getByRole("region", { name: "Notices" }) };
  }

  test("is followed to its verdict: a rollback is an error with its reason, until dismissed", async () => {
    const operation = { id: "1", kind: "START_DEPLOYMENT", status: "IN_PROGRESS", startedAt: Date.now() - 40_000, endedAt: null, updatedAt: null };
    const { user, host, notices } = await pushed({ operation });
    expect(await within(notices).findByText("Deploying ledger…")).toBeInTheDocument();
    expect(notices).toHaveTextContent(/Deploying ledger… 4\d s/);
    expect(within(notices).getByRole("link", { name: "Follow" })).toHaveAttribute("href", expect.stringContaining("tab=activity"));
    act(() =>
      host.push({
        kind: "attempt",
        attempt: attempt({ operation, state: { kind: "ended", verdict: "rolledBack" }, reason: "Health check failed on port 8080." }),
      }),
    );
    const alert = await within(notices).findByRole("alert");
    expect(alert).toHaveTextContent("Deploy ledger: failed, rolled back");
    expect(alert).toHaveTextContent("Health check failed on port 8080.");
    await user.click(within(alert).getByRole("button", { name: "Dismiss" }));
    expect(within(notices).queryByRole("alert")).not.toBeInTheDocument();
  });

  test("whose answer was lost is no failure", async () => {
    const { notices } = await pushed({ state: { kind: "unknown", failure: failure("outcomeUnknown") } });
    expect(await within(notices).findByText("Deploy ledger: the answer was lost, and nothing was found of it")).toBeInTheDocument();
    expect(within(notices).queryByRole("alert")).not.toBeInTheDocument();
  });

  test("that failed half-way says what was done and offers the rest", async () => {
    const why = failure("throttled");
    const changeResume = vi.fn<Commands["changeResume"]>(() => Promise.resolve(plan({ id: "rest", title: "The rest of scaling ledger" })));
    const { user, notices } = await pushed(
      {
        state: { kind: "failed", failure: why },
        steps: [
          { title: "Make revision 5", cli: "aws …", state: { kind: "done" } },
          { title: "Update the service", cli: "aws …", state: { kind: "failed", failure: why } },
        ],
      },
      { changeResume },
    );
    expect(await within(notices).findByText("1 of 2 steps done")).toBeInTheDocument();
    await user.click(within(notices).getByRole("button", { name: "Offer the rest" }));
    expect(changeResume).toHaveBeenCalledExactlyOnceWith("attempt-1");
    expect(await screen.findByRole("alertdialog", { name: "The rest of scaling ledger" })).toBeInTheDocument();
  });
});

describe("several at once", () => {
  test("each is planned and applied by itself; what is refused says why and holds nobody back", async () => {
    const changePlan = vi.fn<Commands["changePlan"]>((service) =>
      service.arn.includes("search-api")
        ? Promise.reject(new FailureError(failure("accessDenied", { message: "not for you" })))
        : Promise.resolve(plan({ title: "Pause ledger", verb: "Pause", change: { kind: "pause" } })),
    );
    const changeApply = vi.fn<Commands["changeApply"]>(() => Promise.resolve(attempt({ title: "Pause ledger" })));
    const { user } = renderApp(fakeHost({ fleetOpen, changePlan, changeApply }));
    await screen.findAllByRole("rowheader");
    await user.click(screen.getByRole("checkbox", { name: "Select all that match" }));
    await user.click(screen.getByRole("button", { name: "Pause" }));
    const dialog = await screen.findByRole("alertdialog", { name: "Pause 3 services" });
    expect(await within(dialog).findByText("1 will be applied, one by one; 2 will not")).toBeInTheDocument();
    const line = (name: RegExp) => within(dialog).getByRole("listitem", { name });
    expect(line(/ledger/)).toHaveTextContent("Pause ledgerReady");
    expect(line(/playground/)).toHaveTextContent("Only a running service can be paused");
    expect(line(/search-api/)).toHaveTextContent("Access denied. not for you");
    // The paused one was refused by the table, without a call.
    expect(changePlan).toHaveBeenCalledTimes(2);
    await user.click(within(dialog).getByRole("button", { name: "Pause 1 in production" }));
    expect(await within(dialog).findByText("1 begun, 2 left out")).toBeInTheDocument();
    expect(changeApply).toHaveBeenCalledExactlyOnceWith("plan-1", null);
    await user.click(within(dialog).getByRole("button", { name: "Close" }));
    await waitFor(() => expect(screen.queryByRole("alertdialog")).not.toBeInTheDocument());
  });

  test("a read-only profile leaves every button off, with the reason", async () => {
    const readOnly = { ...start, profiles: { profiles: [profile("acme-prod", { readOnly: true })], problems: [] } };
    const { user } = renderApp(fakeHost({ fleetOpen }, readOnly));
    await screen.findAllByRole("rowheader");
    await user.click(screen.getByRole("checkbox", { name: "Select ledger" }));
    for (const name of ["Deploy", "Pause", "Resume"]) {
      const button = screen.getByRole("button", { name });
      expect(button).toHaveAttribute("aria-disabled", "true");
      expect(button).toHaveAccessibleDescription("acme-prod is read-only; the settings say so");
    }
  });
});
