import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Card } from "@/components/Card";
import { ErrorNotice } from "@/components/ErrorNotice";
import { Skeleton } from "@/components/Skeleton";
import { kindWords } from "@/lib/operationWords";
import { paths } from "@/lib/paths";
import { useTimes } from "@/lib/times";
import { useHost } from "@/platform/host";
import type { Operation, OperationLog, ServiceRef } from "@/platform/bindings/types";
import { FailureReason } from "./FailureReason";
import { LogText } from "./LogText";
import { OperationBadge, OperationTime } from "./OperationBadge";
import { underWay } from "./operations";
import { PhaseList } from "./PhaseList";
import { operationLogQuery } from "./queries";

export interface NewestOperationCardProps {
  service: ServiceRef;
  operation: Operation;
  usual: { readonly [kind: string]: number };
}

/** The operation in progress, or the one that failed: its phases and the end of its log. */
export function NewestOperationCard({ service, operation, usual }: NewestOperationCardProps) {
  const times = useTimes();
  const story = useQuery(operationLogQuery(useHost(), service, operation.id));
  // The log is read more often than the service, so it knows first how the operation stands.
  const current = story.data?.log.operation ?? operation;
  return (
    <Card
      title={kindWords(current.kind).noun}
      note={current.startedAt === null ? undefined : `started ${times.dayAndMinute(current.startedAt)}`}
      actions={
        <Link
          {...paths.service(service, { tab: "activity", operation: operation.id })}
          className="text-accent hover:underline"
        >
          Whole log
        </Link>
      }
    >
      <div className="grid gap-2">
        <div className="flex flex-wrap items-center justify-between gap-x-3">
          <OperationBadge operation={current} />
          <span className="text-sm text-muted">
            <OperationTime operation={current} usualSeconds={usual[current.kind]} />
          </span>
        </div>
        {story.error !== null && (
          <ErrorNotice
            failure={story.error.failure}
            what="The log could not be read"
            onRetry={() => void story.refetch()}
          />
        )}
        {story.data === undefined ? story.isPending && <Loading /> : <Story log={story.data.log} />}
      </div>
    </Card>
  );
}

/** The lines that fit beside the rest of the page. */
const TAIL = 8;

function Story({ log: { operation, phases, lines, reason } }: { log: OperationLog }) {
  const times = useTimes();
  const tail = lines.slice(-TAIL);
  return (
    <>
      {reason !== null && <FailureReason reason={reason} />}
      {phases.length > 0 && <PhaseList phases={phases} />}
      <div role="log" aria-label="End of the log" className="border-t border-line pt-2 select-text">
        {tail.length === 0 && (
          <p className="text-sm text-muted">
            {underWay(operation) ? "No lines in the log yet." : "App Runner kept no lines of it."}
          </p>
        )}
        {tail.map((line, at) => (
          // Lines have no id: their place in the log, counted from its beginning, is what stays.
          // oxlint-disable-next-line react/no-array-index-key
          <LogText key={lines.length - tail.length + at} line={line} time={times.clock(line.at)} />
        ))}
      </div>
    </>
  );
}

function Loading() {
  return (
    <div className="grid gap-3 py-1">
      <Skeleton className="h-3 w-48" />
      <Skeleton className="h-3 w-64" />
      <Skeleton className="h-3 w-56" />
    </div>
  );
}
