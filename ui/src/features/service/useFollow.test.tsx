import { act, fireEvent, render, screen } from "@testing-library/react";
import { useRef } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { useFollow } from "./useFollow";

let resized = (): void => undefined;
const NoLayout = globalThis.ResizeObserver;

beforeEach(() => {
  globalThis.ResizeObserver = class extends NoLayout {
    constructor(callback: ResizeObserverCallback) {
      super(callback);
      resized = () => callback([], this);
    }
  };
});
afterEach(() => {
  globalThis.ResizeObserver = NoLayout;
});

const shown = vi.fn<(last: number) => void>();

function List({ length, running }: { length: number; running: boolean }) {
  const scroller = useRef<HTMLDivElement>(null);
  const follow = useFollow(scroller, length, running, shown);
  return <div ref={scroller} role="log" onScroll={follow.onScroll} />;
}

function scrollTo(top: number): void {
  const list = screen.getByRole("log");
  Object.defineProperties(list, {
    scrollTop: { configurable: true, value: top },
    scrollHeight: { configurable: true, value: 1000 },
    clientHeight: { configurable: true, value: 400 },
  });
  fireEvent.scroll(list);
}

test("a list that loses height keeps its end in sight, also after the last line has come", () => {
  shown.mockReset();
  const { rerender } = render(<List length={20} running />);
  expect(shown).toHaveBeenLastCalledWith(19);
  rerender(<List length={21} running={false} />);
  shown.mockReset();
  act(resized);
  expect(shown).toHaveBeenCalledExactlyOnceWith(20);
});

test("whoever has scrolled up is left where they are", () => {
  render(<List length={20} running />);
  scrollTo(600);
  scrollTo(200);
  shown.mockReset();
  act(resized);
  expect(shown).not.toHaveBeenCalled();
});
