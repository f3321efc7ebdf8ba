import { useState } from "react";
import { Button } from "@/components/Button";
import { CopyButton } from "@/components/CopyButton";
import { RelativeTime } from "@/components/RelativeTime";
import { Strip } from "@/components/Strip";
import { failureDetails, failureWords, policyFor } from "@/lib/errors";
import { NeedButton } from "@/features/signin/NeedButton";
import { counted, midSentence } from "@/lib/format";
import { askedBy, needWords } from "@/lib/needs";
import { useFleet } from "@/lib/useFleet";
import type { Cell, CellView } from "@/platform/bindings/types";
import { placeWords, type Trouble, troublesOf } from "./troubles";
import { useStale } from "./useStale";

/** More than these are folded, so that they never take the table's place. */
const SHOWN = 2;

const NO_CELLS: readonly CellView[] = [];

export interface CellStripsProps {
  onRetry: (cells: readonly Cell[]) => void;
}

/** What could not be read, each with its error and what to do. The rest of the fleet is there all the same. */
export function CellStrips({ onRetry }: CellStripsProps) {
  const cells = useFleet().data?.cells ?? NO_CELLS;
  const troubles = troublesOf(cells);
  const stale = useStale(cells);
  const [all, setAll] = useState(false);
  const shown = all ? troubles : troubles.slice(0, SHOWN);
  const more = troubles.length - shown.length;
  return (
    <div aria-live="polite" className="mx-5 grid flex-none gap-2 not-empty:mt-3">
      {shown.map((trouble) => (
        <TroubleStrip key={trouble.key} trouble={trouble} onRetry={() => onRetry(trouble.cells)} />
      ))}
      {(more > 0 || (all && troubles.length > SHOWN)) && (
        <Button variant="quiet" className="justify-self-start" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? "Show fewer" : counted(more, "more problem")}
        </Button>
      )}
      {stale !== null && (
        <Strip tone="warn" icon="clock">
          <b className="font-semibold">{placeWords(stale.cells)}</b>: slow to answer. What is shown is from{" "}
          <RelativeTime at={stale.from} />.
        </Strip>
      )}
    </div>
  );
}

function TroubleStrip({ trouble: { failure, cells, rowsFrom }, onRetry }: { trouble: Trouble; onRetry: () => void }) {
  const words = failureWords[failure.code];
  const asked = askedBy(failure, cells[0]?.profile);
  return (
    <Strip
      tone={words.tone}
      icon={words.tone === "bad" ? "error" : "warning"}
      actions={
        <>
          {words.next === "showPolicy" && failure.action !== null && (
            <CopyButton labelled label="Copy policy" text={policyFor(failure.action)} />
          )}
          <CopyButton label="Copy details" text={failureDetails(failure)} />
          {asked === null ? (
            <Button variant="quiet" className="text-accent!" onClick={onRetry}>
              Retry
            </Button>
          ) : (
            <NeedButton asked={asked} />
          )}
        </>
      }
    >
      <b className="font-semibold" title={cells.map((cell) => cell.region).join(", ")}>
        {placeWords(cells)}
      </b>
      : {midSentence(asked === null ? words.title : needWords(asked.need).state)}.{" "}
      {/* What was called matters where it is what is missing; elsewhere it is among the details. */}
      {words.next === "showPolicy" && failure.action !== null && (
        <>
          Missing: <code className="wrap-anywhere select-text">{failure.action}</code>.{" "}
        </>
      )}
      <span className="text-muted">
        {words.advice}
        {rowsFrom !== null && (
          <>
            {" "}
            Its rows are from <RelativeTime at={rowsFrom} />.
          </>
        )}
      </span>{" "}
      {failure.requestId !== null && (
        <span className="inline-flex items-center text-sm text-muted">
          Request id&nbsp;
          <code title={failure.requestId} className="max-w-20 truncate select-text">
            {failure.requestId}
          </code>
          <CopyButton label="Copy request id" text={failure.requestId} className="-my-1" />
        </span>
      )}
    </Strip>
  );
}
