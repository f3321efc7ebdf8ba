import { Link } from "@tanstack/react-router";
import { Button } from "@/components/Button";
import { Strip } from "@/components/Strip";
import { useAcceptAccount } from "@/features/profiles/useAcceptAccount";
import { accountId } from "@/lib/format";
import { paths } from "@/lib/paths";
import { accountOf } from "@/lib/profileWords";
import { scopeProfiles } from "@/lib/scope";
import { useProfileList } from "@/lib/start";
import { useScope } from "@/lib/useScope";
import type { Profile } from "@/platform/bindings/types";

/** Profiles on screen that turned out to be other accounts than before: said on every page until somebody has accepted it. */
export function ProfileAccounts() {
  const { profiles } = useProfileList();
  const chosen = scopeProfiles(useScope());
  return (
    <div role="status" className="contents">
      {profiles
        .filter((profile) => profile.accountBefore !== null && chosen.includes(profile.name))
        .map((profile) => (
          <Changed key={profile.name} profile={profile} />
        ))}
    </div>
  );
}

function Changed({ profile }: { profile: Profile }) {
  const { accept, busy } = useAcceptAccount(profile.name);
  const account = accountOf(profile);
  return (
    <Strip
      tone="bad"
      className="mx-5 mt-3 flex-none"
      actions={
        <>
          <Link {...paths.profile(profile.name)} className="rounded-sm px-2 font-medium text-accent">
            Show how it resolves
          </Link>
          <Button busy={busy} onClick={accept}>
            Accept this account
          </Button>
        </>
      }
    >
      <b className="font-semibold">{profile.name} is another account than before</b>:{" "}
      <span className="num">
        {account === null ? "" : accountId(account)}
        {profile.accountAlias !== null && ` (${profile.accountAlias})`}, it was {accountId(profile.accountBefore ?? "")}
      </span>
      . Nothing can be changed with it until you accept that.
    </Strip>
  );
}
