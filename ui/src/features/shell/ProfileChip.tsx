import type { ReactNode } from "react";
import { Icon } from "@/components/Icon";
import { MiddleTruncate } from "@/components/MiddleTruncate";
import { ProductionMark } from "@/components/ProductionMark";
import { ProfileDot } from "@/components/ProfileDot";
import { TimeLeft } from "@/components/TimeLeft";
import { cx } from "@/lib/classes";
import { accountId } from "@/lib/format";
import { principalOf } from "@/lib/identity";
import { accountOf, stateWords } from "@/lib/profileWords";
import { toneText } from "@/lib/tone";
import { useFleet } from "@/lib/useFleet";
import type { Profile } from "@/platform/bindings/types";

export interface ChipProps {
  /** Everything on it, for where it has no room for all. */
  title?: string | undefined;
  production?: boolean;
  className?: string | undefined;
  children: ReactNode;
}

export function Chip({ title, production = false, className, children }: ChipProps) {
  return (
    <span
      title={title}
      className={cx(
        "h-control min-w-0 items-center gap-2 rounded-md border bg-raised px-2.5 transition-colors hover:bg-hover",
        production ? "border-profile-red" : "border-line",
        className ?? "flex",
      )}
    >
      {children}
      <Icon name="chevron-down" size={14} className="hidden text-muted min-[1200px]:block" />
    </span>
  );
}

export interface ProfileChipProps {
  name: string;
  profile: Profile | undefined;
  /** With account and role; the others have room for their name only. */
  whole: boolean;
  className?: string | undefined;
}

/** Which account one is in, at a glance. */
export function ProfileChip({ name, profile, whole, className }: ProfileChipProps) {
  const account = useAccount(name, profile);
  return (
    <Chip title={factsOf(name, account, profile)} production={profile?.production === true} className={className}>
      <ProfileDot color={profile?.color ?? "grey"} />
      <MiddleTruncate text={name} tail={6} className="max-w-44 font-semibold" />
      {profile !== undefined && <Trouble profile={profile} whole={whole} />}
      {whole && (
        <>
          {account !== null && <Account account={account} profile={profile} />}
          {profile !== undefined && <Who profile={profile} />}
          {profile?.readOnly === true && (
            <span className="hidden flex-none items-center gap-1 text-sm text-muted min-[1280px]:flex">
              <Icon name="lock" size={13} /> read-only
            </span>
          )}
        </>
      )}
      {profile?.production === true && whole && <ProductionMark />}
    </Chip>
  );
}

/** "acme-prod · 4821-0093-7716 (acme-live) · Operator · Ready": in a narrow window most of it has no room. */
function factsOf(name: string, account: string | null, profile: Profile | undefined): string {
  const alias = profile?.accountAlias ?? null;
  const state = profile?.state;
  return [
    name,
    account === null ? null : `${accountId(account)}${alias === null ? "" : ` (${alias})`}`,
    state?.kind === "ready" ? principalOf(state.identity.arn) : (profile?.role ?? null),
    profile?.readOnly === true ? "read-only" : null,
    profile === undefined ? null : stateWords(profile).words,
  ]
    .filter((part) => part !== null)
    .join(" · ");
}

/** What stands in the way of using it. A profile that nobody asked about yet has no trouble. */
function Trouble({ profile, whole }: { profile: Profile; whole: boolean }) {
  const { tone, words } = stateWords(profile);
  if (tone !== "warn" && tone !== "bad") return null;
  return (
    <span title={words} className={cx("flex flex-none items-center gap-1 text-sm", toneText[tone])}>
      <Icon name={tone === "bad" ? "error" : "warning"} size={15} strong />
      <span className={cx("text-fg", whole ? "max-[1320px]:sr-only" : "sr-only")}>{words}</span>
    </span>
  );
}

/** The account, and its alias. What STS has not confirmed yet says so. */
function Account({ account, profile }: { account: string; profile: Profile | undefined }) {
  const checked = profile?.state.kind === "ready";
  const alias = profile?.accountAlias ?? null;
  return (
    <span
      title={checked ? "Checked with STS" : "Not checked with STS yet: the account that it was last"}
      className={cx("num flex flex-none items-baseline gap-1.5 text-sm text-muted", !checked && "italic")}
    >
      {accountId(account)}
      {alias !== null && <span className="hidden max-w-32 truncate min-[1500px]:inline">{alias}</span>}
      {!checked && <span className="sr-only">, not checked yet</span>}
    </span>
  );
}

/** As whom, and for how much longer. */
function Who({ profile: { state, role, expiresAt } }: { profile: Profile }) {
  const principal = state.kind === "ready" ? principalOf(state.identity.arn) : role;
  return (
    <>
      {principal !== null && (
        <span title={principal} className="hidden max-w-32 truncate text-sm text-muted min-[1360px]:inline">
          {principal}
        </span>
      )}
      {state.kind === "ready" && expiresAt !== null && (
        <TimeLeft until={expiresAt} className="num hidden flex-none text-sm text-muted min-[1600px]:inline" />
      )}
    </>
  );
}

/** The account behind a profile: what STS said, else what it was last, else what its rows belong to. */
function useAccount(name: string, profile: Profile | undefined): string | null {
  const cells = useFleet().data?.cells;
  const known = profile === undefined ? null : accountOf(profile);
  return known ?? cells?.find((cell) => cell.cell.profile === name && cell.account !== null)?.account ?? null;
}
