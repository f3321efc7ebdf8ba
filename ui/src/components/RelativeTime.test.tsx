import { act, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { localTimes, TimesContext, utcTimes } from "@/lib/times";
import { Elapsed } from "./Elapsed";
import { RelativeTime } from "./RelativeTime";

const start = Date.UTC(2026, 10, 23, 12);

beforeEach(() => {
  vi.useFakeTimers({ now: start });
});
afterEach(() => {
  vi.useRealTimers();
});

test("a relative time stays current and has the exact one on hover", () => {
  render(<RelativeTime at={start - 58_000} prefix="Updated" />);
  const shown = screen.getByText("Updated 40 s ago");
  fireEvent.pointerEnter(shown);
  expect(shown).toHaveAttribute("title", localTimes.exact(start - 58_000));
  act(() => {
    vi.advanceTimersByTime(2000);
  });
  expect(shown).toHaveTextContent("Updated 1 min ago");
});

test("an elapsed time stands beside the usual one", () => {
  render(<Elapsed since={start - 112_000} usualSeconds={240} />);
  expect(screen.getByText("1 min 52 s of about 4 min")).toBeInTheDocument();
});

test("the exact time is in UTC where the settings ask for it", () => {
  render(
    <TimesContext value={utcTimes}>
      <RelativeTime at={start} />
    </TimesContext>,
  );
  fireEvent.pointerEnter(screen.getByText("just now"));
  expect(screen.getByText("just now")).toHaveAttribute("title", "23 Nov 2026, 12:00:00 UTC");
});
