import { Link } from "@tanstack/react-router";
import { ConditionBadge } from "@/components/ConditionBadge";
import { MiddleTruncate } from "@/components/MiddleTruncate";
import { Popover } from "@/components/Popover";
import { StatusBadge } from "@/components/StatusBadge";
import type { PopupProps } from "@/components/usePopup";
import { attemptWords } from "@/features/changes/attemptWords";
import { paths } from "@/lib/paths";
import type { OperationInFlight } from "./useOperationsInFlight";

/** Each operation in flight, with the way to its service. */
export function InFlightPopup({ operations, ...popup }: PopupProps & { operations: readonly OperationInFlight[] }) {
  return (
    <Popover title="In progress" align="end" {...popup} className="w-96">
      <ul className="grid max-h-96 overflow-y-auto">
        {operations.map((operation) => (
          <li key={`${operation.service.cell.profile} ${operation.service.arn}`}>
            <Link
              {...paths.service(operation.service)}
              onClick={() => popup.onOpenChange(false)}
              className="grid gap-0.5 rounded-sm px-2 py-1.5 hover:bg-hover focus-visible:-outline-offset-2"
            >
              <span className="flex items-center gap-3">
                <MiddleTruncate text={operation.name} className="font-medium" />
                <span className="ml-auto flex-none text-sm text-muted">
                  {operation.service.cell.profile} · {operation.service.cell.region}
                </span>
              </span>
              <State operation={operation} />
            </Link>
          </li>
        ))}
      </ul>
    </Popover>
  );
}

function State({ operation: { row, attempt } }: { operation: OperationInFlight }) {
  if (row !== undefined) return <ConditionBadge condition={row.condition} />;
  if (attempt === undefined) return null;
  const { tone, words } = attemptWords(attempt);
  return <StatusBadge tone={tone} words={words} />;
}
