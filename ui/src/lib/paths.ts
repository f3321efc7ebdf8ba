import type { ServiceRef } from "@/platform/bindings/types";

/*
 * Every link is built here: `<Link {...paths.service(ref)}>`, or
 * `navigate(paths.fleet())`. The scope in the search part is carried along by
 * the root route.
 */
export const paths = {
  fleet: () => ({ to: "/fleet" }) as const,
  service: (service: ServiceRef) =>
    ({
      to: "/service/$profile/$arn",
      params: { profile: service.cell.profile, arn: service.arn },
    }) as const,
  activity: () => ({ to: "/activity" }) as const,
  settings: () => ({ to: "/settings" }) as const,
};

/** The service that a link names: an ARN knows its region. */
export function serviceOf(params: { profile: string; arn: string }): ServiceRef {
  return { cell: { profile: params.profile, region: params.arn.split(":")[3] ?? "" }, arn: params.arn };
}
