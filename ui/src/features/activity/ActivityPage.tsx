import { PageHeader } from "@/components/PageHeader";
import { usePageTitle } from "@/lib/usePageTitle";

/** What happened over the fleet, and what was done from here. */
export function ActivityPage() {
  usePageTitle("Activity");
  return <PageHeader title="Activity" />;
}
