import { useQuery } from "@tanstack/react-query";
import { Card } from "@/components/Card";
import { CopyButton } from "@/components/CopyButton";
import { EmptyState } from "@/components/EmptyState";
import { Skeleton } from "@/components/Skeleton";
import { useHost } from "@/platform/host";
import type { Domains } from "@/platform/bindings/types";
import { AssociateForm } from "./AssociateForm";
import { DomainCard } from "./DomainCard";
import { domainsQuery } from "./queries";
import { TabBody } from "./TabBody";
import type { ShownService } from "./useService";

/** AWS's quota for one service, adjustable on request. */
const QUOTA = 5;

/** The service's own names, and the records that make them work. */
export function DomainsTab({ shown }: { shown: ShownService }) {
  const query = useQuery(domainsQuery(useHost(), shown.service));
  const { data } = query;
  return (
    <TabBody problems={[{ what: "The domains could not be read", query }]}>
      {data === undefined && query.isPending && <Loading />}
      {data !== undefined && (
        <div className="grid items-start gap-3 min-[1180px]:grid-cols-[minmax(0,2fr)_minmax(320px,1fr)]">
          <List shown={shown} data={data} />
          <div className="grid min-w-0 gap-3">
            <AssociateForm shown={shown} domains={data.domains} />
            <Target target={data.dnsTarget} />
          </div>
        </div>
      )}
    </TabBody>
  );
}

function List({ shown, data }: { shown: ShownService; data: Domains }) {
  return (
    <section aria-label="Custom domains" className="grid min-w-0 gap-3">
      <div className="flex items-baseline gap-2">
        <h2 className="text-md font-semibold">Custom domains</h2>
        <span className="num text-sm text-muted">
          {data.domains.length} of {QUOTA}
        </span>
      </div>
      {data.domains.length === 0 && (
        <div className="rounded-lg border border-line bg-panel">
          <EmptyState icon="domain" title="No custom domains">
            The service answers at its default address. Associate a domain to have it answer at a name of yours.
          </EmptyState>
        </div>
      )}
      {data.domains.map((domain) => (
        <DomainCard key={domain.name} shown={shown} domain={domain} target={data.dnsTarget} />
      ))}
    </section>
  );
}

function Target({ target }: { target: string }) {
  return (
    <Card title="DNS target">
      <div className="flex min-w-0 items-center gap-1">
        <code className="min-w-0 wrap-anywhere select-text">{target}</code>
        <CopyButton text={target} label="Copy DNS target" />
      </div>
      <p className="mt-1 text-sm text-muted">
        Every domain points here, and its validation records stay in place. Names in private zones do not work.
      </p>
    </Card>
  );
}

function Loading() {
  return (
    <Card title="Custom domains">
      <div role="status" aria-busy="true" aria-label="Reading the domains" className="grid gap-4 py-2">
        <Skeleton className="h-3 w-64" />
        <Skeleton className="h-3 w-96 max-w-full" />
        <Skeleton className="h-3 w-80" />
      </div>
    </Card>
  );
}
