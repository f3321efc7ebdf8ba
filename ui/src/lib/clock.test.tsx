import { act, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { atMoments, useNow } from "./clock";
import { relative } from "./readings";

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
});
afterEach(() => {
  vi.useRealTimers();
});

const every = (step: number) => (now: number) => (Math.floor(now / step) + 1) * step;

test("one timer serves everybody, rings when the first is due, and stops with the last", () => {
  const [seconds, hours] = [vi.fn<() => void>(), vi.fn<() => void>()];
  const first = atMoments(every(1000), seconds);
  const second = atMoments(every(3_600_000), hours);
  expect(vi.getTimerCount()).toBe(1);
  vi.advanceTimersByTime(3000);
  expect(seconds).toHaveBeenCalledTimes(3);
  expect(hours).not.toHaveBeenCalled();
  first();
  expect(vi.getTimerCount()).toBe(1);
  vi.advanceTimersByTime(3_600_000);
  expect(hours).toHaveBeenCalledTimes(1);
  second();
  expect(vi.getTimerCount()).toBe(0);
});

test("what never changes again sets no timer", () => {
  const stop = atMoments(() => Number.POSITIVE_INFINITY, vi.fn<() => void>());
  expect(vi.getTimerCount()).toBe(0);
  stop();
});

test("a time is read again only when it says something else", () => {
  const drawn = vi.fn<(words: string) => void>();
  function Age() {
    const words = useNow(0, relative);
    drawn(words);
    return <p>{words}</p>;
  }
  vi.setSystemTime(3_600_000);
  render(<Age />);
  act(() => {
    vi.advanceTimersByTime(3_599_000);
  });
  expect(drawn).toHaveBeenCalledTimes(1);
  act(() => {
    vi.advanceTimersByTime(1000);
  });
  expect(screen.getByText("2 h ago")).toBeInTheDocument();
  expect(drawn).toHaveBeenCalledTimes(2);
});

test("a time that became a younger one ticks as often as the younger one", () => {
  function Age({ at }: { at: number }) {
    return <p>{useNow(at, relative)}</p>;
  }
  vi.setSystemTime(3_600_000);
  const { rerender } = render(<Age at={0} />);
  rerender(<Age at={3_600_000} />);
  expect(screen.getByText("just now")).toBeInTheDocument();
  act(() => {
    vi.advanceTimersByTime(20_000);
  });
  expect(screen.getByText("20 s ago")).toBeInTheDocument();
});

test("nothing rings while the window is hidden, and showing it catches up", () => {
  const seen = vi.fn<() => void>();
  const stop = atMoments(every(1000), seen);
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
