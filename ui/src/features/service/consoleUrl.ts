import type { ServiceRef } from "@/platform/bindings/types";

/** The page of the AWS console on which the service is shown. */
export function consoleUrl({ cell: { region }, arn }: ServiceRef): string {
  return `https://${region}.console.aws.amazon.com/apprunner/home?region=${region}#/services/dashboard?service_arn=${encodeURIComponent(arn)}`;
}
