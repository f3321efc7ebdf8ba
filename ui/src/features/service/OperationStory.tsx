import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Button } from "@/components/Button";
import { CopyButton } from "@/components/CopyButton";
import { ErrorNotice } from "@/components/ErrorNotice";
import { IconButton } from "@/components/IconButton";
import { MiddleTruncate } from "@/components/MiddleTruncate";
import { Skeleton } from "@/components/Skeleton";
import { kindWords } from "@/lib/operationWords";
import { useTimes } from "@/lib/times";
import { useHost } from "@/platform/host";
import type { Operation, OperationLog, ShippedImage as Shipped } from "@/platform/bindings/types";
import { FailureReason } from "./FailureReason";
import { LogView } from "./LogView";
import { OperationBadge, OperationTime } from "./OperationBadge";
import { underWay } from "./operations";
import { PhaseList } from "./PhaseList";
import { operationLogQuery, operationsQuery, shippedImages } from "./queries";
import { ShippedImage } from "./ShippedImage";
import type { ShownService } from "./useService";

export interface OperationStoryProps {
  shown: ShownService;
  id: string;
  onClose: () => void;
}

/** One operation from its beginning to its verdict: phases, reason, log. */
export function OperationStory({ shown, id, onClose }: OperationStoryProps) {
  const host = useHost();
  const story = useQuery(operationLogQuery(host, shown.service, id));
  // The list beside the story has read this already.
  const listed = useInfiniteQuery(operationsQuery(host, shown.service));
  const image = shippedImages(listed.data?.pages).get(id);
  const log = story.data?.log;
  const title = log === undefined ? "Operation" : kindWords(log.operation.kind).noun;
  return (
    <section aria-label={title} className="flex min-h-0 min-w-0 flex-1 flex-col gap-3 overflow-y-auto px-5 py-3">
      <div className="flex flex-none items-start gap-2">
        <div className="min-w-0 flex-1">
          <div className="flex flex-wrap items-center gap-x-3">
            <h2 className="text-lg font-semibold">{title}</h2>
            <span aria-live="polite">{log !== undefined && <OperationBadge operation={log.operation} />}</span>
          </div>
          {log !== undefined && (
            <Facts operation={log.operation} image={image} usual={shown.view?.usualSeconds ?? {}} />
          )}
        </div>
        <Button variant="quiet" icon="back" className="min-[1180px]:hidden!" onClick={onClose}>
          All operations
        </Button>
        <IconButton icon="close" label="Close" small className="hidden! min-[1180px]:inline-flex!" onClick={onClose} />
      </div>
      {story.error !== null && (
        <ErrorNotice
          failure={story.error.failure}
          what="The log could not be read"
          onRetry={() => void story.refetch()}
          className="flex-none"
        />
      )}
      {log === undefined ? story.isPending && <Loading /> : <Told log={log} />}
    </section>
  );
}

interface FactsProps {
  operation: Operation;
  image: Shipped | undefined;
  usual: { readonly [kind: string]: number };
}

function Facts({ operation, image, usual }: FactsProps) {
  const times = useTimes();
  return (
    <div className="flex flex-wrap items-center gap-x-4 text-sm text-muted">
      {operation.startedAt !== null && <span className="num">Started {times.exact(operation.startedAt)}</span>}
      <span>
        {underWay(operation) ? "" : "Took "}
        <OperationTime operation={operation} usualSeconds={usual[operation.kind]} />
      </span>
      <span className="flex min-w-0 items-center gap-1">
        <MiddleTruncate text={operation.id} mono />
        <CopyButton text={operation.id} label="Copy operation id" />
      </span>
      {image !== undefined && (
        <span className="flex min-w-0 items-center gap-1">
          Image <ShippedImage image={image} />
        </span>
      )}
    </div>
  );
}

function Told({ log }: { log: OperationLog }) {
  return (
    <>
      {log.reason !== null && <FailureReason reason={log.reason} />}
      {log.phases.length > 0 && (
        <div className="flex-none">
          <PhaseList phases={log.phases} columns={2} />
        </div>
      )}
      <LogView lines={log.lines} dropped={log.dropped} running={underWay(log.operation)} />
    </>
  );
}

function Loading() {
  return (
    <div role="status" aria-busy="true" aria-label="Reading the log" className="grid gap-4 pt-2">
      {["w-1/3", "w-1/2", "w-2/5", "w-1/4"].map((width) => (
        <Skeleton key={width} className={`h-3 ${width}`} />
      ))}
    </div>
  );
}
