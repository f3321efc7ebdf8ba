import { PageHeader } from "@/components/PageHeader";
import { usePageTitle } from "@/lib/usePageTitle";
import type { ServiceRef } from "@/platform/bindings/types";

/** One service, whole. */
export function ServicePage({ service }: { service: ServiceRef }) {
  const name = service.arn.split("/")[1] ?? service.arn;
  usePageTitle(name);
  return <PageHeader title={name} />;
}
