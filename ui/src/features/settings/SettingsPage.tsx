import { PageHeader } from "@/components/PageHeader";
import { useProfileList, useStart } from "@/lib/start";
import { usePageTitle } from "@/lib/usePageTitle";
import { AppearanceSettings } from "./AppearanceSettings";
import { CredentialSettings } from "./CredentialSettings";
import { NetworkCard } from "./NetworkCard";
import { ProfileSettingsCard } from "./ProfileSettingsCard";
import { RunningSettings } from "./RunningSettings";

/** Every setting takes effect at once, and is kept by the program. */
export function SettingsPage() {
  usePageTitle("Settings");
  const { version } = useStart();
  const { profiles } = useProfileList();
  return (
    <>
      <PageHeader title="Settings" />
      <div className="min-h-0 flex-1 overflow-y-auto px-5 pb-5">
        <div className="grid items-start gap-3 min-[1180px]:grid-cols-[minmax(0,2fr)_minmax(0,3fr)] min-[1680px]:grid-cols-[minmax(0,4fr)_minmax(0,9fr)]">
          <div className="grid gap-3">
            <AppearanceSettings />
            <RunningSettings />
            <CredentialSettings />
            <NetworkCard />
          </div>
          <ProfileSettingsCard profiles={profiles} />
        </div>
        <p className="mt-4 text-sm text-faint">Trackside {version}</p>
      </div>
    </>
  );
}
