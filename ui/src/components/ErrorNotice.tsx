import type { ReactNode } from "react";
import { cx } from "@/lib/classes";
import { failureDetails, failureWords, policyFor } from "@/lib/errors";
import { midSentence } from "@/lib/format";
import { askedBy, needWords, useNeedDesk } from "@/lib/needs";
import { toneGround, toneText } from "@/lib/tone";
import type { Failure } from "@/platform/bindings/types";
import { Button } from "./Button";
import { CopyButton } from "./CopyButton";
import { Icon } from "./Icon";

export interface ErrorNoticeProps {
  failure: Failure;
  /** What could not be done: "The operations could not be read". */
  what?: string;
  onRetry?: (() => void) | undefined;
  /** What goes on once the credentials that are missing have come. Reads go on by themselves. */
  onMet?: (() => void) | undefined;
  /** Further offers, such as a link to the settings. */
  actions?: ReactNode;
  className?: string;
}

/** A failure where its content would be: what, why, what to do, and details to pass on. */
export function ErrorNotice({ failure, what, onRetry, onMet, actions, className }: ErrorNoticeProps) {
  const words = failureWords[failure.code];
  const desk = useNeedDesk();
  const asked = askedBy(failure, undefined, onMet);
  return (
    <section
      role="alert"
      className={cx("flex items-start gap-3 rounded-md px-3.5 py-3", toneGround[words.tone], className)}
    >
      <Icon name={words.tone === "bad" ? "error" : "warning"} className={cx("mt-0.5", toneText[words.tone])} />
      <div className="min-w-0 flex-1">
        <h3 className="font-semibold">{what === undefined ? words.title : `${what}: ${midSentence(words.title)}`}</h3>
        <p className="wrap-anywhere select-text">{failure.message}</p>
        {failure.said !== null && (
          <p className="wrap-anywhere text-muted">
            It said: <code className="whitespace-pre-wrap text-fg select-text">{failure.said}</code>
          </p>
        )}
        <p className="text-muted">{words.advice}</p>
        <p className="mt-1 flex flex-wrap items-center gap-x-3 text-sm text-muted">
          {failure.cell !== null && (
            <span>
              {failure.cell.profile} · {failure.cell.region}
            </span>
          )}
          {failure.action !== null && <code className="select-text">{failure.action}</code>}
          {failure.requestId !== null && (
            <span>
              Request id <code className="select-text">{failure.requestId}</code>
            </span>
          )}
        </p>
        <div className="-ml-2 mt-1 flex flex-wrap items-center gap-1">
          {asked !== null && desk !== null && (
            <Button className="mr-1 ml-2" onClick={() => desk.meet(asked)}>
              {needWords(asked.need).action}
            </Button>
          )}
          {onRetry !== undefined && words.next !== "planAgain" && (
            <Button variant="quiet" icon="refresh" onClick={onRetry}>
              Retry
            </Button>
          )}
          {words.next === "planAgain" && onRetry !== undefined && (
            <Button variant="quiet" icon="refresh" onClick={onRetry}>
              Plan again
            </Button>
          )}
          {words.next === "showPolicy" && failure.action !== null && (
            <CopyButton labelled label="Copy policy" text={policyFor(failure.action)} />
          )}
          <CopyButton labelled label="Copy details" text={failureDetails(failure)} />
          {actions}
        </div>
      </div>
    </section>
  );
}
