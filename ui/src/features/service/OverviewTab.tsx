import { Card } from "@/components/Card";
import { Skeleton } from "@/components/Skeleton";
import { useNow } from "@/lib/clock";
import { within } from "@/lib/readings";
import type { ServiceView } from "@/platform/bindings/types";
import { ConfigurationCard } from "./ConfigurationCard";
import { EnvironmentCard } from "./EnvironmentCard";
import { NewestOperationCard } from "./NewestOperationCard";
import { outcomeOf } from "./operations";
import { OverviewCharts } from "./OverviewCharts";
import { RecentOperations } from "./RecentOperations";
import { TabBody } from "./TabBody";
import type { ShownService } from "./useService";

/** How the service is and how it is made, at a glance. */
export function OverviewTab({ shown }: { shown: ShownService }) {
  const { query, view } = shown;
  return (
    <TabBody problems={[{ what: "The service could not be read", query }]}>
      {view === undefined ? query.isPending && <Loading /> : <Overview view={view} />}
    </TabBody>
  );
}

/** For so long, whoever watched an operation still finds how it ended. */
const recently = within(15 * 60_000);

function Overview({ view }: { view: ServiceView }) {
  const newest = view.operations[0];
  const recent = useNow(newest?.endedAt ?? 0, recently);
  // What ended well some time ago is told by the list of operations; anything else is the page's first subject.
  const told = newest !== undefined && (recent || outcomeOf(newest) !== "succeeded") ? newest : undefined;
  return (
    <div className="grid items-start gap-3 min-[1180px]:grid-cols-2">
      <div className="grid min-w-0 gap-3">
        {told !== undefined && <NewestOperationCard service={view.service} operation={told} usual={view.usualSeconds} />}
        <ConfigurationCard view={view} />
        <EnvironmentCard service={view.service} names={view.configuration.environment} />
      </div>
      <div className="grid min-w-0 gap-3">
        <OverviewCharts service={view.service} />
        <RecentOperations view={view} />
      </div>
    </div>
  );
}

function Loading() {
  return (
    <div aria-busy="true" aria-label="Reading the service" role="status" className="grid gap-3 min-[1180px]:grid-cols-2">
      {["Configuration", "Operations"].map((title) => (
        <Card key={title} title={title}>
          <div className="grid gap-3 py-1">
            {["w-64", "w-80", "w-48", "w-72", "w-56", "w-64"].map((width, at) => (
              <Skeleton key={width + String(at)} className={`h-3 max-w-full ${width}`} />
            ))}
          </div>
        </Card>
      ))}
    </div>
  );
}
