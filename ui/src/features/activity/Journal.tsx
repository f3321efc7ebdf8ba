import { useQuery } from "@tanstack/react-query";
import { EmptyState } from "@/components/EmptyState";
import { ErrorNotice } from "@/components/ErrorNotice";
import { Skeleton } from "@/components/Skeleton";
import { useHost } from "@/platform/host";
import { JournalEntry } from "./JournalEntry";
import { journalQuery } from "./queries";

/** What this program did, the latest first: written before the first call, and completed after each. */
export function Journal() {
  const query = useQuery(journalQuery(useHost()));
  const { data, error } = query;
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-2 overflow-y-auto px-5 py-4">
      {error !== null && (
        <ErrorNotice
          failure={error.failure}
          what="The journal could not be read"
          onRetry={() => void query.refetch()}
          className="flex-none"
        />
      )}
      {data === undefined && query.isPending && (
        <div role="status" aria-busy="true" aria-label="Reading the journal" className="grid gap-5 py-2">
          <Skeleton className="h-3 w-2/3" />
          <Skeleton className="h-3 w-1/2" />
          <Skeleton className="h-3 w-3/5" />
        </div>
      )}
      {data?.length === 0 && (
        <EmptyState icon="activity" title="Nothing has been changed from here">
          Every change that Trackside makes is written down here, with its calls and how it ended.
        </EmptyState>
      )}
      {data !== undefined && data.length > 0 && (
        <ol aria-label="Journal" className="grid gap-2">
          {data.map((attempt) => (
            <JournalEntry key={attempt.id} attempt={attempt} />
          ))}
        </ol>
      )}
    </div>
  );
}
