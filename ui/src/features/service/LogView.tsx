import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef } from "react";
import { Button } from "@/components/Button";
import { EmptyState } from "@/components/EmptyState";
import { count, counted } from "@/lib/format";
import { useShortcuts } from "@/lib/shortcuts";
import { useTimes } from "@/lib/times";
import { cx } from "@/lib/classes";
import type { LogLine } from "@/platform/bindings/types";
import { LogFind } from "./LogFind";
import { LogText } from "./LogText";
import { useFollow } from "./useFollow";
import { useLogFind } from "./useLogFind";

export interface LogViewProps {
  lines: readonly LogLine[];
  /** Older lines that were left out. */
  dropped: number;
  /** More lines are to come. */
  running: boolean;
}

const LINE = 18;

/** A log: only what is in sight is in the page, however long it is. */
export function LogView({ lines, dropped, running }: LogViewProps) {
  const times = useTimes();
  const scroller = useRef<HTMLDivElement>(null);
  // The React Compiler is not in use: what it could not memoise is no defect.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => LINE,
    overscan: 24,
  });
  const find = useLogFind(lines);
  const follow = useFollow(scroller, lines.length, running, (last) => virtual.scrollToIndex(last, { align: "end" }));

  useShortcuts([{ chord: "Mod+F", label: "Find in the log", group: "Service", run: find.open }]);

  const goTo = find.line;
  useEffect(() => {
    if (goTo !== null) virtual.scrollToIndex(goTo, { align: "center" });
  }, [goTo, virtual]);

  // A log that ended in a failure opens at the line that says why.
  const reason = running ? -1 : lines.findLastIndex((line) => line.failure);
  const opened = useRef(false);
  useEffect(() => {
    if (opened.current || reason < 0) return;
    opened.current = true;
    virtual.scrollToIndex(reason, { align: "center" });
  }, [reason, virtual]);

  return (
    <div className="flex min-h-60 flex-1 flex-col rounded-lg border border-line bg-panel">
      <div className="flex min-h-9 flex-none items-center gap-2 border-b border-line pr-1 pl-3">
        <h3 className="font-semibold">Log</h3>
        <span className="num text-sm text-faint">
          {counted(lines.length, "line")}
          {times.zone === undefined ? "" : `, ${times.zone}`}
        </span>
        {dropped > 0 && <span className="text-sm text-warn">{count(dropped)} older {dropped === 1 ? "line" : "lines"} dropped</span>}
        <div className="ml-auto flex items-center gap-1">
          {running && !follow.following && (
            <Button variant="quiet" icon="arrow-down" onClick={follow.resume}>
              Follow
            </Button>
          )}
          <LogFind find={find} />
        </div>
      </div>
      <div
        ref={scroller}
        role="log"
        // The whole log would be read out with every change; the verdict is announced elsewhere.
        aria-live="off"
        aria-label="Log"
        // Scrolled by keyboard too.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        onScroll={follow.onScroll}
        className="min-h-0 flex-1 overflow-y-auto px-2 py-1.5 select-text"
      >
        {lines.length === 0 && <NoLines running={running} />}
        <div className="relative" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => {
            const line = lines[item.index];
            return (
              line !== undefined && (
                <div
                  key={item.key}
                  ref={virtual.measureElement}
                  data-index={item.index}
                  className={cx("absolute inset-x-0 top-0 py-px", item.index === find.line && "rounded-sm bg-selected")}
                  style={{ transform: `translateY(${item.start}px)` }}
                >
                  <LogText line={line} time={times.clock(line.at)} find={find.needle} />
                </div>
              )
            );
          })}
        </div>
      </div>
    </div>
  );
}

function NoLines({ running }: { running: boolean }) {
  return running ? (
    <EmptyState icon="log" title="No lines yet">
      App Runner writes the first ones some seconds after an operation begins.
    </EmptyState>
  ) : (
    <EmptyState icon="log" title="No log">
      App Runner kept no lines of this operation, or their retention is over.
    </EmptyState>
  );
}
