import { Card } from "@/components/Card";
import { EmptyState } from "@/components/EmptyState";
import { counted } from "@/lib/format";
import type { Profile } from "@/platform/bindings/types";
import { ProfileSettingsRow } from "./ProfileSettingsRow";

export function ProfileSettingsCard({ profiles }: { profiles: readonly Profile[] }) {
  return (
    <Card title="Profiles" note={counted(profiles.length, "profile")}>
      {profiles.length === 0 ? (
        <EmptyState icon="key" title="No profile was found">
          Add one to <code>~/.aws/config</code>, or show Demo.
        </EmptyState>
      ) : (
        <ul className="@container grid divide-y divide-line">
          {profiles.map((profile) => (
            <ProfileSettingsRow key={profile.name} profile={profile} />
          ))}
        </ul>
      )}
    </Card>
  );
}
