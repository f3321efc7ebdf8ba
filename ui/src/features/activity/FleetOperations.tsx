import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { Button } from "@/components/Button";
import { EmptyState } from "@/components/EmptyState";
import { ErrorNotice } from "@/components/ErrorNotice";
import { Skeleton } from "@/components/Skeleton";
import { Segments } from "@/components/Segments";
import { outcomeOf } from "@/features/service/operations";
import { count } from "@/lib/format";
import { type Outcome, outcomes, paths } from "@/lib/paths";
import type { FleetActivity } from "@/platform/bindings/types";
import { FleetOperationTable } from "./FleetOperationTable";
import { useFleetActivity } from "./useFleetActivity";

const words: Record<Outcome, string> = { inProgress: "In progress", failed: "Failed", succeeded: "Succeeded" };
const PAGE = 200;

/** The operations of every service in the profiles and regions on screen, newest first. */
export function FleetOperations({ outcome }: { outcome: Outcome | undefined }) {
  const { query, fleet } = useFleetActivity();
  const error = fleet.error ?? query.error;
  const { data } = query;
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-3 overflow-y-auto px-5 py-4">
      {error !== null && (
        <ErrorNotice
          failure={error.failure}
          what="The operations could not be read"
          onRetry={() => void (fleet.error === null ? query.refetch() : fleet.refetch())}
          className="flex-none"
        />
      )}
      {data === undefined ? error === null && <Loading /> : <Operations data={data} outcome={outcome} />}
    </div>
  );
}

function Operations({ data, outcome }: { data: FleetActivity; outcome: Outcome | undefined }) {
  const navigate = useNavigate();
  const [rows, setRows] = useState(PAGE);
  const of = (wanted: Outcome) => data.operations.filter(({ operation }) => outcomeOf(operation) === wanted);
  const shown = outcome === undefined ? data.operations : of(outcome);
  return (
    <>
      <div className="flex flex-none flex-wrap items-center gap-3">
        <Segments
          label="Result"
          value={outcome ?? "all"}
          onValueChange={(next) => void navigate(paths.activity(next === "all" ? {} : { outcome: next }))}
          choices={[
            { value: "all", label: "All", detail: count(data.operations.length) },
            ...outcomes.map((value) => ({ value, label: words[value], detail: count(of(value).length) })),
          ]}
        />
        <span className="num ml-auto text-sm text-muted">
          {count(data.read)} of {count(data.of)} services read
        </span>
      </div>
      {shown.length > 0 && <FleetOperationTable operations={shown.slice(0, rows)} />}
      {shown.length > rows && (
        <div className="text-center">
          <Button onClick={() => setRows(rows + PAGE)}>Show more</Button>
        </div>
      )}
      {shown.length === 0 && <Nothing data={data} outcome={outcome} />}
    </>
  );
}

function Nothing({ data, outcome }: { data: FleetActivity; outcome: Outcome | undefined }) {
  const navigate = useNavigate();
  if (outcome !== undefined && data.operations.length > 0) {
    return (
      <EmptyState
        icon="filter"
        title={`No operation here is ${words[outcome].toLowerCase()}`}
        actions={<Button onClick={() => void navigate(paths.activity())}>Show all operations</Button>}
      />
    );
  }
  if (data.of === 0) {
    return (
      <EmptyState
        icon="fleet"
        title="No services"
        actions={<Button onClick={() => void navigate(paths.fleet())}>Open the fleet</Button>}
      >
        The profiles and regions on screen hold no service whose operations could be listed.
      </EmptyState>
    );
  }
  return (
    <EmptyState icon="activity" title="No operations yet">
      {data.read < data.of
        ? "The services' operations are still being read, those in sight first."
        : "App Runner lists no operation of these services."}
    </EmptyState>
  );
}

function Loading() {
  return (
    <div role="status" aria-busy="true" aria-label="Reading the operations" className="grid gap-5 py-2">
      {["w-2/3", "w-1/2", "w-3/5", "w-3/4", "w-2/5"].map((width) => (
        <Skeleton key={width} className={`h-3 ${width}`} />
      ))}
    </div>
  );
}
