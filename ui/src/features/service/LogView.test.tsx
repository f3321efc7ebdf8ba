import { fakeHost } from "@test/fakeHost";
import { withLayout } from "@test/layout";
import { line } from "@test/serviceSamples";
import { fireEvent, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import { useShortcutListener } from "@/lib/shortcuts";
import { localTimes, TimesContext, utcTimes } from "@/lib/times";
import { HostContext } from "@/platform/host";
import { LogView, type LogViewProps } from "./LogView";

beforeEach(() => {
  withLayout(360, 800, 18);
});

function Listening(props: LogViewProps) {
  useShortcutListener();
  return <LogView {...props} />;
}

function show(props: LogViewProps, utc = false) {
  const tree = (now: LogViewProps) => (
    <HostContext value={fakeHost()}>
      <TimesContext value={utc ? utcTimes : localTimes}>
        <Listening {...now} />
      </TimesContext>
    </HostContext>
  );
  const { rerender } = render(tree(props));
  const log = screen.getByRole("log", { name: "Log" });
  return { log, user: userEvent.setup(), again: (now: LogViewProps) => rerender(tree(now)) };
}

const many = (count: number) => Array.from({ length: count }, (_, at) => line(`line ${at}`));

/** Puts the log where a reader would have scrolled it. */
function scrollTo(log: HTMLElement, top: number, height: number) {
  Object.defineProperty(log, "scrollHeight", { value: height, configurable: true });
  Object.defineProperty(log, "clientHeight", { value: 360, configurable: true });
  Object.defineProperty(log, "scrollTop", { value: top, writable: true, configurable: true });
  fireEvent.scroll(log);
}

/** jsdom does not scroll: what the log asks for is counted instead. */
function watchScrolling(log: HTMLElement) {
  const scrolled = vi.fn<() => void>();
  log.scrollTo = scrolled;
  return scrolled;
}

test("only what is in sight is in the page", () => {
  show({ lines: many(5000), dropped: 0, running: false });
  expect(screen.getByText("5,000 lines")).toBeInTheDocument();
  expect(screen.getByText("line 0")).toBeInTheDocument();
  expect(screen.queryByText("line 4000")).not.toBeInTheDocument();
});

test("following stops when the reader scrolls up, and goes on at the end or on request", async () => {
  const { log, user, again } = show({ lines: many(100), dropped: 0, running: true });
  const scrolled = watchScrolling(log);
  again({ lines: many(110), dropped: 0, running: true });
  expect(scrolled).toHaveBeenCalled();
  expect(screen.queryByRole("button", { name: "Follow" })).not.toBeInTheDocument();

  scrollTo(log, 1620, 1980);
  scrollTo(log, 800, 1980);
  scrolled.mockClear();
  again({ lines: many(120), dropped: 0, running: true });
  expect(scrolled).not.toHaveBeenCalled();

  await user.click(screen.getByRole("button", { name: "Follow" }));
  expect(scrolled).toHaveBeenCalled();
  expect(screen.queryByRole("button", { name: "Follow" })).not.toBeInTheDocument();

  scrollTo(log, 700, 1980);
  expect(screen.getByRole("button", { name: "Follow" })).toBeInTheDocument();
  scrollTo(log, 1620, 1980);
  expect(screen.queryByRole("button", { name: "Follow" })).not.toBeInTheDocument();
});

test("a selection in the log holds it still", () => {
  const { log, again } = show({ lines: many(10), dropped: 0, running: true });
  const scrolled = watchScrolling(log);
  document.getSelection()?.selectAllChildren(log);
  again({ lines: many(20), dropped: 0, running: true });
  expect(scrolled).not.toHaveBeenCalled();
  document.getSelection()?.removeAllRanges();
  again({ lines: many(30), dropped: 0, running: true });
  expect(scrolled).toHaveBeenCalled();
});

test("Ctrl+F finds, marks and counts; Esc closes", async () => {
  const lines = [line("npm ci"), line("NPM run build"), line("done")];
  const { user } = show({ lines, dropped: 0, running: false });
  await user.keyboard("{Control>}f{/Control}");
  const field = screen.getByRole("textbox", { name: "Find in the log" });
  expect(field).toHaveFocus();
  await user.keyboard("npm");
  expect(screen.getByText("1 of 2")).toBeInTheDocument();
  expect(document.querySelectorAll("mark")).toHaveLength(2);
  await user.keyboard("{Enter}");
  expect(screen.getByText("2 of 2")).toBeInTheDocument();
  await user.keyboard("{Enter}");
  expect(screen.getByText("1 of 2")).toBeInTheDocument();
  await user.clear(field);
  await user.keyboard("absent");
  expect(screen.getByText("no match")).toBeInTheDocument();
  await user.keyboard("{Escape}");
  expect(screen.queryByRole("textbox")).not.toBeInTheDocument();
  expect(document.querySelectorAll("mark")).toHaveLength(0);
});

test("times are in UTC where the settings say so", () => {
  show({ lines: [line("Deployment started.", { at: Date.UTC(2026, 10, 23, 4, 5, 6) })], dropped: 0, running: false }, true);
  expect(screen.getByText("04:05:06")).toBeInTheDocument();
  expect(screen.getByText("1 line, UTC")).toBeInTheDocument();
});

test("the line that says why is marked, and what was left out is counted", () => {
  show({ lines: [line("Failure reason : port", { failure: true })], dropped: 1, running: false });
  expect(screen.getByText("Failure reason : port")).toHaveClass("text-bad");
  expect(screen.getByText("1 older line dropped")).toBeInTheDocument();
});
