import { act, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Flashes } from "@/lib/flash";
import { Flashbar } from "./Flashbar";

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
});
afterEach(() => {
  vi.useRealTimers();
});

function setup() {
  const flashes = new Flashes();
  render(<Flashbar from={flashes} />);
  return flashes;
}

test("an undo counts down and leaves when its time is up", () => {
  const flashes = setup();
  const undo = vi.fn<() => void>();
  act(() => {
    flashes.show({ id: "d1", tone: "busy", title: "Deploying ledger", until: 5000, actions: [{ label: "Undo", run: undo }] });
  });
  expect(screen.getByRole("button", { name: "Undo" })).toHaveTextContent("Undo5 s");
  act(() => {
    vi.advanceTimersByTime(2000);
  });
  expect(screen.getByRole("button", { name: "Undo" })).toHaveTextContent("Undo3 s");
  act(() => {
    vi.advanceTimersByTime(3000);
  });
  expect(screen.queryByText("Deploying ledger")).not.toBeInTheDocument();
  expect(undo).not.toHaveBeenCalled();
});

test("undoing runs once and takes the flash away", () => {
  const flashes = setup();
  const undo = vi.fn<() => void>();
  act(() => {
    flashes.show({ id: "d1", tone: "busy", title: "Deploying", until: 5000, actions: [{ label: "Undo", run: undo }] });
  });
  fireEvent.click(screen.getByRole("button", { name: "Undo" }));
  expect(undo).toHaveBeenCalledOnce();
  expect(flashes.all()).toEqual([]);
});

test("an error interrupts and stays until dismissed; a passing note goes", () => {
  const flashes = setup();
  act(() => {
    flashes.show({ id: "e", tone: "bad", title: "Deployment failed" });
    flashes.show({ id: "n", tone: "ok", title: "Settings saved", passing: true });
  });
  act(() => {
    vi.advanceTimersByTime(60_000);
  });
  expect(screen.queryByText("Settings saved")).not.toBeInTheDocument();
  expect(screen.getByRole("alert")).toHaveTextContent("Deployment failed");
  fireEvent.click(screen.getByRole("button", { name: "Dismiss" }));
  expect(screen.queryByRole("alert")).not.toBeInTheDocument();
});

test("a flash with the same id takes the place of the former", () => {
  const flashes = setup();
  act(() => {
    flashes.show({ id: "d", tone: "busy", title: "Deploying" });
    flashes.show({ id: "d", tone: "ok", title: "Deployed" });
  });
  expect(flashes.all().map((flash) => flash.title)).toEqual(["Deployed"]);
});
