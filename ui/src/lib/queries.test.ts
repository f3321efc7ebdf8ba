import { fakeHost } from "@test/fakeHost";
import { cell, row } from "@test/samples";
import { QueryObserver } from "@tanstack/react-query";
import { expect, test, vi } from "vitest";
import type { Commands } from "@/platform/bindings/commands";
import type { FleetView } from "@/platform/bindings/types";
import { createQueryClient, fleetQuery, forgetOpenedFleet, keys } from "./queries";

const cells = [cell("acme-prod", "eu-west-1", [row("ledger")])];
const scope = { cells: cells.map((view) => view.cell) };
const opened: FleetView = { generation: 1, cells };

function setup() {
  const client = createQueryClient();
  client.setQueryData(keys.opened, opened);
  const fleetOpen = vi.fn<Commands["fleetOpen"]>(() => Promise.resolve({ generation: 2, cells }));
  const host = fakeHost({ fleetOpen });
  const observer = () => new QueryObserver(client, fleetQuery(client, host, scope));
  return { client, fleetOpen, observer };
}

test("a page that takes its time to be drawn still finds the fleet that came with the start", async () => {
  const { client, fleetOpen, observer } = setup();
  const first = observer();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(client.getQueryData(keys.fleet(scope)), "nobody listened").toBeUndefined();
  first.subscribe(() => undefined);
  const second = observer();
  second.subscribe(() => undefined);
  expect(second.getCurrentResult().data).toBe(opened);
  expect(fleetOpen).not.toHaveBeenCalled();
});

test("once it is shown, it is never shown again", async () => {
  const { client, fleetOpen, observer } = setup();
  const stop = observer().subscribe(() => undefined);
  forgetOpenedFleet(client);
  stop();
  await new Promise((resolve) => setTimeout(resolve, 20));
  observer().subscribe(() => undefined);
  await vi.waitFor(() => expect(client.getQueryData<FleetView>(keys.fleet(scope))?.generation).toBe(2));
  expect(fleetOpen).toHaveBeenCalledOnce();
});
