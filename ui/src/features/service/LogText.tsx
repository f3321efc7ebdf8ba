import { cx } from "@/lib/classes";
import type { LogLine, LogOrigin } from "@/platform/bindings/types";

const marks: Record<LogOrigin, string> = { appRunner: "AppRunner", build: "Build", other: "" };

export interface LogTextProps {
  line: LogLine;
  time: string;
  /** Marked where it occurs; in lower case. */
  find?: string;
}

/** One line of a log: when, who wrote it, what. */
export function LogText({ line, time, find = "" }: LogTextProps) {
  const mark = marks[line.origin];
  return (
    <div className={cx("flex gap-3 px-1 font-mono text-sm", line.failure && "rounded-sm bg-bad-bg")}>
      <span className="num flex-none text-faint">{time}</span>
      <span className={cx("w-20 flex-none", line.failure ? "text-bad" : "text-muted")}>
        {mark === "" ? "" : `[${mark}]`}
      </span>
      <span className={cx("min-w-0 flex-1 whitespace-pre-wrap wrap-anywhere", line.failure ? "text-bad" : "text-fg")}>
        {find === "" ? line.text : <Marked text={line.text} find={find} />}
      </span>
    </div>
  );
}

function Marked({ text, find }: { text: string; find: string }) {
  const parts: { from: number; found: boolean; text: string }[] = [];
  const lower = text.toLowerCase();
  let from = 0;
  for (let at = lower.indexOf(find); at >= 0; at = lower.indexOf(find, from)) {
    parts.push({ from, found: false, text: text.slice(from, at) });
    parts.push({ from: at, found: true, text: text.slice(at, at + find.length) });
    from = at + find.length;
  }
  parts.push({ from, found: false, text: text.slice(from) });
  return parts.map((part) =>
    part.found ? (
      <mark key={`f${part.from}`} className="rounded-sm bg-warn-bg text-warn outline-1 outline-warn">
        {part.text}
      </mark>
    ) : (
      part.text
    ),
  );
}
