import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { Button } from "@/components/Button";
import { ConditionBadge } from "@/components/ConditionBadge";
import { Icon } from "@/components/Icon";
import { MiddleTruncate } from "@/components/MiddleTruncate";
import { Popover } from "@/components/Popover";
import { StatusBadge } from "@/components/StatusBadge";
import { attemptWords } from "@/features/changes/attemptWords";
import { paths } from "@/lib/paths";
import { type OperationInFlight, useOperationsInFlight } from "./useOperationsInFlight";

/** How many operations are in flight, and which. */
export function InFlight() {
  const operations = useOperationsInFlight();
  const [open, setOpen] = useState(false);
  if (operations.length === 0) return null;
  return (
    <Popover
      title="In progress"
      align="end"
      open={open}
      onOpenChange={setOpen}
      className="w-96"
      trigger={
        <Button aria-label={`${operations.length} in progress`}>
          <Icon name="busy" size={15} strong className="animate-turn text-busy" />
          <span className="num">
            {operations.length}
            <span className="hidden min-[1500px]:inline"> in progress</span>
          </span>
        </Button>
      }
    >
      <ul className="grid max-h-96 overflow-y-auto">
        {operations.map((operation) => (
          <li key={`${operation.service.cell.profile} ${operation.service.arn}`}>
            <Link
              {...paths.service(operation.service)}
              onClick={() => setOpen(false)}
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
