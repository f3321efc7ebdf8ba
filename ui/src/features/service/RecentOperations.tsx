import { Link } from "@tanstack/react-router";
import { Card } from "@/components/Card";
import { RelativeTime } from "@/components/RelativeTime";
import { kindWords } from "@/lib/operationWords";
import { paths } from "@/lib/paths";
import type { ServiceView } from "@/platform/bindings/types";
import { OperationBadge, OperationTime } from "./OperationBadge";

const SHOWN = 6;

/** The last operations, each a way to its story. */
export function RecentOperations({ view }: { view: ServiceView }) {
  const { service, operations, usualSeconds } = view;
  return (
    <Card
      title="Last operations"
      actions={
        <Link {...paths.service(service, { tab: "activity" })} className="text-accent hover:underline">
          All operations
        </Link>
      }
    >
      {operations.length === 0 && <p className="text-muted">App Runner lists no operation of this service.</p>}
      <ul>
        {operations.slice(0, SHOWN).map((operation) => (
          <li key={operation.id} className="border-t border-line first:border-t-0">
            <Link
              {...paths.service(service, { tab: "activity", operation: operation.id })}
              className="-mx-2 grid grid-cols-[92px_minmax(0,1fr)_auto] items-center gap-x-3 gap-y-0.5 rounded-sm px-2 py-1.5 hover:bg-hover"
            >
              <span className="font-medium">{kindWords(operation.kind).noun}</span>
              <OperationBadge operation={operation} />
              {operation.startedAt === null ? (
                <span />
              ) : (
                <RelativeTime at={operation.startedAt} className="num text-sm text-muted" />
              )}
              <span className="col-span-2 col-start-2 text-sm text-muted">
                <OperationTime operation={operation} usualSeconds={usualSeconds[operation.kind]} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
