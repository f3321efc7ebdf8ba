import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { Button } from "@/components/Button";
import { Icon } from "@/components/Icon";
import { MiddleTruncate } from "@/components/MiddleTruncate";
import { ProductionMark } from "@/components/ProductionMark";
import { ProfileDot } from "@/components/ProfileDot";
import { ProfileRowAction } from "@/features/shell/ProfileRowAction";
import { accountId, count } from "@/lib/format";
import { principalOf } from "@/lib/identity";
import { paths } from "@/lib/paths";
import { accountOf, kindWords } from "@/lib/profileWords";
import type { Profile } from "@/platform/bindings/types";
import { placeWords } from "./placeWords";
import { StateBadge } from "./StateBadge";

/** A thousand profiles are a thousand rows; nobody reads them all at once. */
const STEP = 200;

const head = "px-2 pb-2 text-left font-medium text-muted";
const body = "border-t border-line px-2";

export function ProfileTable({ profiles }: { profiles: readonly Profile[] }) {
  const [shown, setShown] = useState(STEP);
  const more = profiles.length - shown;
  return (
    <>
      <table aria-label="Profiles" className="w-full table-fixed border-collapse">
        <thead>
          <tr>
            <th scope="col" className={`${head} w-[26%]`}>Profile</th>
            <th scope="col" className={`${head} w-[30%]`}>State</th>
            <th scope="col" className={`${head} w-[17%]`}>Account</th>
            <th scope="col" className={`${head} w-[14%]`}>Role or user</th>
            <th scope="col" className={head}>Defined in</th>
          </tr>
        </thead>
        <tbody>
          {profiles.slice(0, shown).map((profile) => (
            <Row key={profile.name} profile={profile} />
          ))}
        </tbody>
      </table>
      {more > 0 && (
        <Button variant="quiet" className="mt-2" onClick={() => setShown(shown + STEP)}>
          Show {count(Math.min(STEP, more))} more of {count(more)}
        </Button>
      )}
    </>
  );
}

function Row({ profile }: { profile: Profile }) {
  const account = accountOf(profile);
  const principal = profile.state.kind === "ready" ? principalOf(profile.state.identity.arn) : profile.role;
  return (
    <tr className="h-[44px] hover:bg-hover">
      <td className={body}>
        <div className="flex min-w-0 items-center gap-2">
          <ProfileDot color={profile.color} />
          <div className="min-w-0">
            <div className="flex min-w-0 items-center gap-2">
              <Link {...paths.profile(profile.name)} className="flex min-w-0 font-medium hover:underline">
                <MiddleTruncate text={profile.name} />
              </Link>
              {profile.production && <ProductionMark />}
              {profile.readOnly && (
                <span title="Read-only" className="text-muted">
                  <Icon name="lock" size={13} />
                  <span className="sr-only">read-only</span>
                </span>
              )}
            </div>
            <div className="truncate text-sm text-muted">{kindWords[profile.kind]}</div>
          </div>
        </div>
      </td>
      <td className={body}>
        <div className="flex min-w-0 items-center gap-2">
          <span className="min-w-0 overflow-hidden">
            <StateBadge profile={profile} />
          </span>
          <ProfileRowAction profile={profile} />
        </div>
      </td>
      <td className={body}>
        <div className="num truncate">{account === null ? <span className="text-muted">not known</span> : accountId(account)}</div>
        {profile.accountAlias !== null && <div className="truncate text-sm text-muted">{profile.accountAlias}</div>}
      </td>
      <td className={body}>
        <div title={principal ?? undefined} className="truncate">
          {principal}
        </div>
      </td>
      <td className={`${body} text-muted`}>
        {profile.place === null ? (
          "Trackside"
        ) : (
          <MiddleTruncate text={placeWords(profile.place)} tail={14} />
        )}
      </td>
    </tr>
  );
}
