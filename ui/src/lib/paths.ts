import type { MetricRange, ServiceRef } from "@/platform/bindings/types";

export const serviceTabs = ["overview", "activity", "metrics", "scaling", "domains"] as const;
export type ServiceTab = (typeof serviceTabs)[number];

/** What of a service is on screen; what is left out is as it begins. */
export interface ServiceSearch {
  tab?: ServiceTab;
  /** The operation whose story is open. */
  operation?: string;
  range?: MetricRange;
  /** Figures instead of charts. */
  view?: "table";
}

export const outcomes = ["inProgress", "failed", "succeeded"] as const;
export type Outcome = (typeof outcomes)[number];

export interface ActivitySearch {
  tab?: "journal";
  outcome?: Outcome;
}

export interface DiscoverySearch {
  /** The session of IAM Identity Center that is looked into. */
  session?: string;
}

/*
 * Every link is built here: `<Link {...paths.service(ref)}>`, or
 * `navigate(paths.fleet())`. The scope in the search part is carried along by
 * the root route.
 */
export const paths = {
  fleet: () => ({ to: "/fleet" }) as const,
  service: (service: ServiceRef, search: ServiceSearch = {}) =>
    ({
      to: "/service/$profile/$arn",
      params: { profile: service.cell.profile, arn: service.arn },
      search,
    }) as const,
  /** What a link to a service that opens it by itself shows as its address: the page takes the scope along. */
  serviceHref: ({ cell, arn }: ServiceRef) => `/service/${encodeURIComponent(cell.profile)}/${encodeURIComponent(arn)}`,
  activity: (search: ActivitySearch = {}) => ({ to: "/activity", search }) as const,
  profiles: () => ({ to: "/profiles" }) as const,
  profile: (profile: string) => ({ to: "/profiles/$profile", params: { profile } }) as const,
  discovery: (search: DiscoverySearch = {}) => ({ to: "/discovery", search }) as const,
  settings: () => ({ to: "/settings" }) as const,
};

/** The service that a link names: an ARN knows its region. */
export function serviceOf(params: { profile: string; arn: string }): ServiceRef {
  return { cell: { profile: params.profile, region: params.arn.split(":")[3] ?? "" }, arn: params.arn };
}
