import { Fragment } from "react";
import { cx } from "@/lib/classes";
import type { ConfigDiff, DiffLine } from "@/platform/bindings/types";

/** A difference of a file. What stays is quieter; what is left out in between is marked. */
export function DiffView({ diff: { lines, path, created, backup } }: { diff: ConfigDiff }) {
  return (
    <>
      <p className="text-muted">
        {created ? (
          <>
            <code className="select-text">{path}</code> is made, readable by you alone.
          </>
        ) : (
          <>
            Nothing in the file is removed or moved.{" "}
            {backup !== null && (
              <>
                It is copied to <code className="wrap-anywhere select-text">{backup}</code> first.
              </>
            )}
          </>
        )}
      </p>
      <div className="overflow-x-auto rounded-lg border border-line bg-panel py-2 font-mono text-sm select-text">
        <ol aria-label="What is written" className="w-max min-w-full">
          {lines.map((line, index) => (
            <Fragment key={line.number}>
              {skipped(lines[index - 1], line) && (
                <li aria-label="Lines that are left out here" className="px-3 text-faint">
                  ⋯
                </li>
              )}
              <Line line={line} />
            </Fragment>
          ))}
        </ol>
      </div>
    </>
  );
}

function skipped(before: DiffLine | undefined, line: DiffLine): boolean {
  return line.number > (before?.number ?? 0) + 1;
}

function Line({ line: { number, kind, text } }: { line: DiffLine }) {
  const added = kind === "added";
  return (
    <li className={cx("flex gap-3 px-3 whitespace-pre", added ? "bg-ok-bg text-fg" : "text-muted")}>
      <span aria-hidden="true" className="num w-10 flex-none text-right text-faint select-none">
        {number}
      </span>
      <span aria-hidden="true" className="w-2 flex-none text-ok select-none">
        {added ? "+" : ""}
      </span>
      {added && <span className="sr-only">added: </span>}
      <span>{text}</span>
    </li>
  );
}
