import { Link } from "@tanstack/react-router";
import { useId, useState } from "react";
import { Button } from "@/components/Button";
import { CopyButton } from "@/components/CopyButton";
import { ErrorNotice } from "@/components/ErrorNotice";
import { Icon } from "@/components/Icon";
import { RelativeTime } from "@/components/RelativeTime";
import { StatusBadge } from "@/components/StatusBadge";
import { Strip } from "@/components/Strip";
import { attemptWords, stepsDone } from "@/features/changes/attemptWords";
import { useChange } from "@/features/changes/changeContext";
import { OperationTime } from "@/features/service/OperationBadge";
import { accountId, counted } from "@/lib/format";
import { paths } from "@/lib/paths";
import type { Attempt } from "@/platform/bindings/types";
import { AttemptSteps } from "./AttemptSteps";

/** One change: what was asked for, how far it went, how it ended, and what is left. */
export function JournalEntry({ attempt }: { attempt: Attempt }) {
  const desk = useChange();
  const bodyId = useId();
  const { tone, words } = attemptWords(attempt);
  const { state, service, operation } = attempt;
  // What went wrong is open without being asked for.
  const [open, setOpen] = useState(state.kind === "failed" || state.kind === "unknown");
  const left = attempt.steps.length - stepsDone(attempt);
  return (
    <li className="rounded-lg border border-line bg-panel">
      <div className="flex min-h-11 items-center gap-3 px-3 py-1.5">
        <button
          type="button"
          aria-expanded={open}
          aria-controls={bodyId}
          onClick={() => setOpen(!open)}
          className="flex min-w-0 items-center gap-2 text-left font-medium"
        >
          <Icon name={open ? "chevron-down" : "chevron-right"} size={14} className="text-muted" />
          <span className="truncate">{attempt.title}</span>
        </button>
        <StatusBadge tone={tone} words={words} />
        <span className="ml-auto hidden truncate text-sm text-muted min-[1180px]:inline">
          {service.cell.profile} · {accountId(attempt.account)} · {service.cell.region}
        </span>
        <RelativeTime at={attempt.startedAt} className="num ml-auto w-20 flex-none text-right text-sm text-muted min-[1180px]:ml-0" />
      </div>
      {open && (
        <div id={bodyId} className="grid gap-3 border-t border-line px-3 py-3">
          <p className="text-sm text-muted">
            <Link {...paths.service(service)} className="text-accent hover:underline">
              {attempt.serviceName}
            </Link>
            {` · ${service.cell.profile} · ${accountId(attempt.account)} · ${service.cell.region}`}
            {operation !== null && (
              <>
                {" · "}
                <Link
                  {...paths.service(service, { tab: "activity", operation: operation.id })}
                  className="text-accent hover:underline"
                >
                  Operation
                </Link>{" "}
                <OperationTime operation={operation} usualSeconds={undefined} />
              </>
            )}
          </p>
          {attempt.reason !== null && (
            <Strip tone="bad">
              <span className="wrap-anywhere select-text">{attempt.reason}</span>
            </Strip>
          )}
          <AttemptSteps steps={attempt.steps} />
          {(state.kind === "failed" || state.kind === "unknown") && (
            <ErrorNotice
              failure={state.failure}
              actions={
                state.kind === "failed" &&
                left > 0 && (
                  <Button
                    icon="arrow-right"
                    busy={desk.planning?.arn === service.arn}
                    onClick={() => desk.resume(attempt.id, service)}
                  >
                    Offer the rest ({counted(left, "step")})
                  </Button>
                )
              }
            />
          )}
          <div className="-ml-2 -mb-1">
            <CopyButton labelled label="Copy as CLI" text={attempt.steps.map((step) => step.cli).join("\n")} />
          </div>
        </div>
      )}
    </li>
  );
}
