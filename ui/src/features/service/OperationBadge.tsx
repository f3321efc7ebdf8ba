import { Elapsed } from "@/components/Elapsed";
import { StatusBadge } from "@/components/StatusBadge";
import { duration, aboutDuration } from "@/lib/format";
import { operationStatusWords } from "@/lib/operationWords";
import type { Operation } from "@/platform/bindings/types";
import { tookSeconds, underWay } from "./operations";

/** How an operation stands or ended, in words. */
export function OperationBadge({ operation }: { operation: Operation }) {
  return <StatusBadge {...operationStatusWords(operation.status)} />;
}

/** How long it took or has taken, beside what is usual on this service. */
export function OperationTime({ operation, usualSeconds }: { operation: Operation; usualSeconds: number | undefined }) {
  if (underWay(operation) && operation.startedAt !== null) {
    return <Elapsed since={operation.startedAt} usualSeconds={usualSeconds} className="num" />;
  }
  const took = tookSeconds(operation);
  if (took === null) return <span className="text-faint">not reported</span>;
  return (
    <span className="num">
      {duration(took)}
      {usualSeconds !== undefined && <span className="text-faint"> · usually {aboutDuration(usualSeconds)}</span>}
    </span>
  );
}
