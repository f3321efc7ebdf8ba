import { useMemo } from "react";
import { Button } from "@/components/Button";
import { actionState, useActionGrounds } from "@/features/changes/actionState";
import { type BulkChange, useChange } from "@/features/changes/changeContext";
import { changeVerb } from "@/features/changes/changeWords";
import { count, counted } from "@/lib/format";
import type { FleetRow } from "@/platform/bindings/types";

export interface FleetFooterProps {
  rows: readonly FleetRow[];
  shown: readonly FleetRow[];
  /** The ticked rows, also those that the filter hides. */
  ticked: readonly FleetRow[];
  onUntick: () => void;
  /** The rows do not stand as the sort would have them. */
  moved: boolean;
  onSortAgain: () => void;
  /** The first reading is under way. */
  loading: boolean;
}

const bulkKinds: readonly BulkChange["kind"][] = ["deploy", "pause", "resume"];

/** What can be done with the selection, and how large all of it is. */
export function FleetFooter({ rows, shown, ticked, onUntick, moved, onSortAgain, loading }: FleetFooterProps) {
  const hidden = hiddenOf(ticked, shown);
  const places = useMemo(() => placesOf(rows), [rows]);
  const services =
    shown.length === rows.length
      ? counted(rows.length, "service")
      : `${count(shown.length)} of ${counted(rows.length, "service")}`;
  return (
    <footer className="flex h-12 flex-none items-center gap-2 px-5">
      {ticked.length > 0 && (
        <div role="group" aria-label="Selection" className="flex items-center gap-2">
          <b role="status" className="num mr-1 font-semibold">
            {count(ticked.length)} selected
            {hidden > 0 && <span className="font-normal text-muted">, {count(hidden)} not shown</span>}
          </b>
          {bulkKinds.map((kind) => (
            <BulkButton key={kind} kind={kind} ticked={ticked} />
          ))}
          <Button variant="quiet" onClick={onUntick}>
            Clear
          </Button>
        </div>
      )}
      {moved && (
        <Button variant="quiet" icon="arrow-down" onClick={onSortAgain} tooltip="Rows keep their places when what they say changes.">
          Sort again
        </Button>
      )}
      <p className="num ml-auto truncate text-sm text-muted">
        {/* Where none are is a place that was read all the same. */}
        {loading ? "Reading…" : rows.length === 0 ? services : `${services} · ${places}`}
      </p>
    </footer>
  );
}

function hiddenOf(ticked: readonly FleetRow[], shown: readonly FleetRow[]): number {
  if (ticked.length === 0) return 0;
  const onScreen = new Set(shown);
  return ticked.filter((row) => !onScreen.has(row)).length;
}

function BulkButton({ kind, ticked }: { kind: BulkChange["kind"]; ticked: readonly FleetRow[] }) {
  const desk = useChange();
  const grounds = useActionGrounds();
  const states = ticked.map((row) => actionState(grounds, row, kind));
  const allowed = states.some((state) => state.allowed);
  return (
    <Button
      disabledReason={allowed ? undefined : states[0]?.disabledReason}
      onClick={() => {
        const [only] = ticked;
        // One alone gets the whole review, with its difference and its calls.
        if (only !== undefined && ticked.length === 1) desk.ask(only.service, { kind });
        else desk.askAll(ticked, { kind });
      }}
    >
      {changeVerb({ kind })}
    </Button>
  );
}

/** "2 accounts · 3 regions". */
function placesOf(rows: readonly FleetRow[]): string {
  const accounts = new Set(rows.map((row) => row.account)).size;
  const regions = new Set(rows.map((row) => row.service.cell.region)).size;
  return `${counted(accounts, "account")} · ${counted(regions, "region")}`;
}
