import { act, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { onTick, useNow } from "./clock";

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
});
afterEach(() => {
  vi.useRealTimers();
});

test("one timer serves every listener and stops with the last", () => {
  const first = onTick(() => undefined);
  const second = onTick(() => undefined);
  expect(vi.getTimerCount()).toBe(1);
  first();
  expect(vi.getTimerCount()).toBe(1);
  second();
  expect(vi.getTimerCount()).toBe(0);
});

test("a component renders again only when what it reads has changed", () => {
  let renders = 0;
  function Minutes() {
    renders += 1;
    return <p>{useNow((now) => Math.floor(now / 60_000))} min</p>;
  }
  render(<Minutes />);
  act(() => {
    vi.advanceTimersByTime(59_000);
  });
  expect(renders).toBe(1);
  act(() => {
    vi.advanceTimersByTime(1_000);
  });
  expect(screen.getByText("1 min")).toBeInTheDocument();
  expect(renders).toBe(2);
});

test("nothing ticks while the window is hidden, and showing it catches up", () => {
  const seen = vi.fn<() => void>();
  const stop = onTick(seen);
  const visibility = vi.spyOn(document, "visibilityState", "get");
  visibility.mockReturnValue("hidden");
  document.dispatchEvent(new Event("visibilitychange"));
  vi.advanceTimersByTime(60_000);
  expect(seen).not.toHaveBeenCalled();
  visibility.mockReturnValue("visible");
  document.dispatchEvent(new Event("visibilitychange"));
  expect(seen).toHaveBeenCalledTimes(1);
  stop();
});
