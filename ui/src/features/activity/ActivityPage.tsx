import { useNavigate } from "@tanstack/react-router";
import { PageHeader } from "@/components/PageHeader";
import { Tabs } from "@/components/Tabs";
import { type ActivitySearch, paths } from "@/lib/paths";
import { usePageTitle } from "@/lib/usePageTitle";
import { FleetOperations } from "./FleetOperations";
import { Journal } from "./Journal";

const tabs = [
  { value: "operations", label: "Operations" },
  { value: "journal", label: "Journal" },
] as const;

/** What happened over the fleet, and what was done from here. */
export function ActivityPage({ search }: { search: ActivitySearch }) {
  const navigate = useNavigate();
  usePageTitle("Activity");
  return (
    <>
      <PageHeader title="Activity" />
      <Tabs
        label="Parts of the activity"
        tabs={tabs}
        value={search.tab ?? "operations"}
        onValueChange={(next) => void navigate(paths.activity(next === "journal" ? { tab: next } : {}))}
      >
        {search.tab === "journal" ? <Journal /> : <FleetOperations outcome={search.outcome} />}
      </Tabs>
    </>
  );
}
