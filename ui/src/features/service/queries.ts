import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { isMendedByPerson } from "@/lib/errors";
import { keys } from "@/lib/queries";
import type {
  Domains,
  MetricRange,
  OperationLog,
  OperationPage,
  ServiceRef,
  ServiceView,
  ShippedImage,
} from "@/platform/bindings/types";
import type { Host } from "@/platform/host";
import { underWay } from "./operations";
import { isSettling } from "./domainWords";

const SECOND = 1000;
/** While an operation runs. */
const FOLLOWING = 5 * SECOND;
const LOG = 3 * SECOND;
/** A service that no fleet on screen follows is read again by the page itself. */
const ALONE = 30 * SECOND;
const DOMAINS = 10 * SECOND;
const METRICS = 60 * SECOND;

/** What is read again when it is opened after this age. Events come before that. */
const FRESH = 10 * SECOND;

/**
 * When something is read again that nobody asks for: not while only a person can mend what failed. Asking might be what
 * brings up a vault's dialog. Once there are credentials, it is read again anyway (`readAgain`).
 */
function byItself({ error }: { error: unknown }, every: number | false): number | false {
  return error !== null && isMendedByPerson(error) ? false : every;
}

/** One service. `followed`: the fleet on screen has its row, whose events tell when to read. */
export function serviceQuery(host: Host, service: ServiceRef, followed: boolean) {
  return queryOptions({
    queryKey: [...keys.service(service), "view"],
    queryFn: () => host.commands.serviceRead(service),
    staleTime: FRESH,
    refetchInterval: ({ state }) => byItself(state, isBusy(state.data) ? FOLLOWING : !followed && ALONE),
  });
}

function isBusy(view: ServiceView | undefined): boolean {
  const kind = view?.condition.kind;
  return kind === "inProgress" || kind === "changing" || kind === "maintenance";
}

/** Every operation, page by page. */
export function operationsQuery(host: Host, service: ServiceRef) {
  return infiniteQueryOptions({
    queryKey: keys.operations(service),
    queryFn: ({ pageParam }) => host.commands.serviceOperations(service, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    staleTime: FRESH,
  });
}

/** What the operations of all pages shipped, by operation id, where that is known. */
export function shippedImages(pages: readonly OperationPage[] | undefined): ReadonlyMap<string, ShippedImage> {
  return new Map(pages?.flatMap(({ images }) => Object.entries(images)));
}

export interface FollowedLog {
  log: OperationLog;
  /** Read while the operation still ran, or just then: the last lines may follow. */
  settling: boolean;
}

/** The story of one operation: read every 3 s while it runs, and once more after that. */
export function operationLogQuery(host: Host, service: ServiceRef, operation: string) {
  const queryKey = [...keys.service(service), "log", operation] as const;
  return queryOptions({
    queryKey,
    queryFn: async ({ client }): Promise<FollowedLog> => {
      const before = client.getQueryData<FollowedLog>(queryKey);
      const log = await host.commands.operationLog(service, operation);
      const ran = before !== undefined && underWay(before.log.operation);
      return { log, settling: underWay(log.operation) || ran };
    },
    staleTime: FRESH,
    refetchInterval: ({ state }) => byItself(state, state.data?.settling === true && LOG),
  });
}

/*
 * Metrics do not begin with the service's key: an event that a service changed
 * must not read what is billed by the metric again.
 */
export function metricsQuery(host: Host, service: ServiceRef, range: MetricRange) {
  return queryOptions({
    queryKey: ["metrics", service.cell.profile, service.arn, range] as const,
    queryFn: () => host.commands.metricsRead(service, range),
    staleTime: METRICS,
    refetchInterval: ({ state }) => byItself(state, METRICS),
  });
}

export function scalingQuery(host: Host, service: ServiceRef) {
  return queryOptions({
    queryKey: [...keys.service(service), "scaling"],
    queryFn: () => host.commands.scalingRead(service),
    staleTime: FRESH,
  });
}

/** The domains; read again by itself while one of them is on its way. */
export function domainsQuery(host: Host, service: ServiceRef) {
  return queryOptions({
    queryKey: [...keys.service(service), "domains"],
    queryFn: () => host.commands.domainsRead(service),
    staleTime: FRESH,
    refetchInterval: ({ state }) => byItself(state, moving(state.data) && DOMAINS),
  });
}

function moving(domains: Domains | undefined): boolean {
  return domains?.domains.some((domain) => isSettling(domain.status)) ?? false;
}
