import { PageHeader } from "@/components/PageHeader";
import { usePageTitle } from "@/lib/usePageTitle";

export function SettingsPage() {
  usePageTitle("Settings");
  return <PageHeader title="Settings" />;
}
