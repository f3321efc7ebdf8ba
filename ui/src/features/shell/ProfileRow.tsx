import { Checkbox } from "@/components/Checkbox";
import { Icon } from "@/components/Icon";
import { ProductionMark } from "@/components/ProductionMark";
import { ProfileDot } from "@/components/ProfileDot";
import { StateBadge } from "@/features/profiles/StateBadge";
import { accountId } from "@/lib/format";
import { principalOf } from "@/lib/identity";
import { accountOf, kindWords } from "@/lib/profileWords";
import type { Profile } from "@/platform/bindings/types";
import { ProfileRowAction } from "./ProfileRowAction";

export interface ProfileRowProps {
  profile: Profile;
  chosen: boolean;
  /** It is the only one chosen, and one always is. */
  last: boolean;
  onToggle: () => void;
  onOnly: () => void;
  /** The list gives way to what was pressed. */
  onDone: () => void;
}

/** One profile of the switcher: who it is, how it stands, and beside that what to do about it. */
export function ProfileRow({ profile, chosen, last, onToggle, onOnly, onDone }: ProfileRowProps) {
  const facts = factsOf(profile).join(" · ");
  return (
    <div className="flex items-center gap-2 rounded-sm px-2 hover:bg-hover">
      <Checkbox
        checked={chosen}
        disabled={chosen && last}
        onCheckedChange={onToggle}
        label={`Show ${profile.name} with the others`}
      />
      <button
        type="button"
        data-profile={profile.name}
        onClick={onOnly}
        className="flex min-w-0 flex-1 items-center gap-2 rounded-sm px-2 py-1.5 text-left focus-visible:-outline-offset-2"
      >
        <ProfileDot color={profile.color} />
        <span className="min-w-0 flex-1">
          <span className="flex items-center gap-2">
            <span title={profile.name} className="truncate font-medium">
              <span className="sr-only">Switch to </span>
              {profile.name}
            </span>
            {profile.production && <ProductionMark />}
            {profile.readOnly && (
              <>
                <Icon name="lock" size={13} className="text-muted" />
                <span className="sr-only">read-only</span>
              </>
            )}
          </span>
          <span title={facts} className="num block truncate text-sm text-muted">
            {facts}
          </span>
        </span>
        {/* The space keeps the words apart for readers; a flex container draws none. */}
        <span className="w-48 flex-none truncate text-sm"> <StateBadge profile={profile} /></span>
      </button>
      <span className="flex w-26 flex-none justify-end">
        <ProfileRowAction profile={profile} onDone={onDone} />
      </span>
    </div>
  );
}

/** Whose account, under which alias, as whom, and how. */
function factsOf(profile: Profile): string[] {
  const account = accountOf(profile);
  const principal = profile.state.kind === "ready" ? principalOf(profile.state.identity.arn) : profile.role;
  return [
    account === null ? null : accountId(account),
    profile.accountAlias,
    principal,
    kindWords[profile.kind],
  ].filter((part) => part !== null);
}
