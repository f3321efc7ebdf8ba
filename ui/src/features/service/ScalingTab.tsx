import { useQuery } from "@tanstack/react-query";
import { Card } from "@/components/Card";
import { EmptyState } from "@/components/EmptyState";
import { Skeleton } from "@/components/Skeleton";
import { useHost } from "@/platform/host";
import { scalingQuery } from "./queries";
import { RevisionTable } from "./RevisionTable";
import { ScalingForm } from "./ScalingForm";
import { TabBody } from "./TabBody";
import type { ShownService } from "./useService";

/** The service's auto scaling: its figures, a change of them, and what there was before. */
export function ScalingTab({ shown }: { shown: ShownService }) {
  const query = useQuery(scalingQuery(useHost(), shown.service));
  const { data } = query;
  return (
    <TabBody problems={[{ what: "The auto scaling configuration could not be read", query }]}>
      {data === undefined && query.isPending && <Loading />}
      {data !== undefined && (
        <div className="grid items-start gap-3 min-[1180px]:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
          {data.current === null ? (
            <Card title="Auto scaling">
              <EmptyState icon="scale" title="Configuration not listed">
                AWS did not list the auto scaling configuration that this service uses, so its figures are not known
                and cannot be changed from here.
              </EmptyState>
            </Card>
          ) : (
            <ScalingForm shown={shown} current={data.current} />
          )}
          <RevisionTable revisions={data.revisions} current={data.current?.arn ?? null} />
        </div>
      )}
    </TabBody>
  );
}

function Loading() {
  return (
    <Card title="Auto scaling">
      <div role="status" aria-busy="true" aria-label="Reading auto scaling" className="grid gap-4 py-2">
        <Skeleton className="h-3 w-64" />
        <Skeleton className="h-7 w-48" />
        <Skeleton className="h-7 w-48" />
        <Skeleton className="h-7 w-48" />
      </div>
    </Card>
  );
}
