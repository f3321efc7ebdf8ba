import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Button } from "@/components/Button";
import { EmptyState } from "@/components/EmptyState";
import { ErrorNotice } from "@/components/ErrorNotice";
import { Skeleton } from "@/components/Skeleton";
import { cx } from "@/lib/classes";
import { paths } from "@/lib/paths";
import { useHost } from "@/platform/host";
import { OperationStory } from "./OperationStory";
import { OperationTable } from "./OperationTable";
import { operationsQuery, shippedImages } from "./queries";
import type { ShownService } from "./useService";

/** Every operation of the service, and the story of the one that is open. */
export function ActivityTab({ shown, operation }: { shown: ShownService; operation: string | undefined }) {
  const navigate = useNavigate();
  const open = operation !== undefined;
  return (
    <div className={cx("grid min-h-0 flex-1", open && "min-[1180px]:grid-cols-[25rem_minmax(0,1fr)]")}>
      {/* Beside a story the list stays where there is room for both. */}
      <div className={cx("flex min-h-0 min-w-0 flex-col", open && "hidden border-r border-line min-[1180px]:flex")}>
        <Operations shown={shown} open={operation} />
      </div>
      {open && (
        <OperationStory
          key={operation}
          shown={shown}
          id={operation}
          onClose={() => void navigate(paths.service(shown.service, { tab: "activity" }))}
        />
      )}
    </div>
  );
}

function Operations({ shown, open }: { shown: ShownService; open: string | undefined }) {
  const query = useInfiniteQuery(operationsQuery(useHost(), shown.service));
  const operations = query.data?.pages.flatMap((page) => page.operations);
  return (
    <div className="min-h-0 flex-1 overflow-y-auto px-5 py-3">
      {query.error !== null && (
        <ErrorNotice
          failure={query.error.failure}
          what="The operations could not be read"
          onRetry={() => void query.refetch()}
          className="mb-3"
        />
      )}
      {operations === undefined && query.isPending && <Loading />}
      {operations?.length === 0 && (
        <EmptyState icon="activity" title="No operations">
          App Runner lists no operation of this service. Deploying, pausing or changing it will show here.
        </EmptyState>
      )}
      {operations !== undefined && operations.length > 0 && (
        <OperationTable
          service={shown.service}
          operations={operations}
          images={shippedImages(query.data?.pages)}
          usual={shown.view?.usualSeconds ?? {}}
          open={open}
        />
      )}
      {query.hasNextPage && (
        <div className="py-3 text-center">
          <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            Load more
          </Button>
        </div>
      )}
    </div>
  );
}

function Loading() {
  return (
    <div role="status" aria-busy="true" aria-label="Reading the operations" className="grid gap-5 pt-3">
      {["w-3/4", "w-2/3", "w-4/5", "w-1/2", "w-3/5"].map((width) => (
        <Skeleton key={width} className={`h-3 ${width}`} />
      ))}
    </div>
  );
}
