import { useNavigate } from "@tanstack/react-router";
import { Button } from "@/components/Button";
import { EmptyState } from "@/components/EmptyState";
import { Tabs } from "@/components/Tabs";
import { paths, type ServiceSearch, serviceTabs } from "@/lib/paths";
import { usePageTitle } from "@/lib/usePageTitle";
import type { ServiceRef } from "@/platform/bindings/types";
import { ActivityTab } from "./ActivityTab";
import { DomainsTab } from "./DomainsTab";
import { MetricsTab } from "./MetricsTab";
import { OverviewTab } from "./OverviewTab";
import { ScalingTab } from "./ScalingTab";
import { ServiceHeader } from "./ServiceHeader";
import { tabWords } from "./tabWords";
import { type ShownService, useService } from "./useService";
import { useServiceKeys } from "./useServiceKeys";

const tabs = serviceTabs.map((value) => ({ value, label: tabWords[value] }));

/** One service, whole. */
export function ServicePage({ service, search }: { service: ServiceRef; search: ServiceSearch }) {
  const shown = useService(service);
  const navigate = useNavigate();
  usePageTitle(shown.name);
  useServiceKeys(shown);
  const { error } = shown.query;
  // AWS may list a deleted service for a while; asked for itself, it is gone.
  if (error?.failure.code === "notFound") return <NoSuchService shown={shown} />;
  const tab = search.tab ?? "overview";
  return (
    <>
      <ServiceHeader shown={shown} />
      <Tabs
        label={`Parts of ${shown.name}`}
        tabs={tabs}
        value={tab}
        onValueChange={(next) => void navigate(paths.service(service, next === "overview" ? {} : { tab: next }))}
      >
        <TabContent shown={shown} search={search} />
      </Tabs>
    </>
  );
}

function TabContent({ shown, search }: { shown: ShownService; search: ServiceSearch }) {
  switch (search.tab) {
    case "activity":
      return <ActivityTab shown={shown} operation={search.operation} />;
    case "metrics":
      return <MetricsTab shown={shown} search={search} />;
    case "scaling":
      return <ScalingTab shown={shown} />;
    case "domains":
      return <DomainsTab shown={shown} />;
    case "overview":
    case undefined:
      return <OverviewTab shown={shown} />;
    default:
      return search.tab satisfies never;
  }
}

function NoSuchService({ shown: { name, service, query } }: { shown: ShownService }) {
  const navigate = useNavigate();
  const { profile, region } = service.cell;
  return (
    <EmptyState
      icon="search"
      title={`No service ${name} in ${region}`}
      actions={
        <>
          <Button icon="refresh" busy={query.isFetching} onClick={() => void query.refetch()}>
            Read again
          </Button>
          <Button variant="primary" onClick={() => void navigate(paths.fleet())}>
            Back to the fleet
          </Button>
        </>
      }
    >
      App Runner knows no service with this ARN through {profile}. It may have been deleted.
      <code className="mt-2 block wrap-anywhere text-sm select-text">{service.arn}</code>
    </EmptyState>
  );
}
