import { PageHeader } from "@/components/PageHeader";
import { usePageTitle } from "@/lib/usePageTitle";

/** Every service of the chosen profiles and regions. */
export function FleetPage() {
  usePageTitle("Fleet");
  return <PageHeader title="Fleet" />;
}
