import type { ReactNode } from "react";
import { Icon } from "@/components/Icon";
import { MiddleTruncate } from "@/components/MiddleTruncate";
import { ProductionMark } from "@/components/ProductionMark";
import { ProfileDot } from "@/components/ProfileDot";
import { cx } from "@/lib/classes";
import { failureWords } from "@/lib/errors";
import { accountId } from "@/lib/format";
import { principalOf } from "@/lib/identity";
import { useFleet } from "@/lib/useFleet";
import type { Profile } from "@/platform/bindings/types";

export interface ChipProps {
  production?: boolean;
  className?: string | undefined;
  children: ReactNode;
}

export function Chip({ production = false, className, children }: ChipProps) {
  return (
    <span
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
  const principal = profile?.state.kind === "ready" ? principalOf(profile.state.identity.arn) : null;
  return (
    <Chip production={profile?.production === true} className={className}>
      <ProfileDot color={profile?.color ?? "grey"} />
      <MiddleTruncate text={name} tail={6} className="max-w-44 font-semibold" />
      {(profile?.state.kind === "failed" || profile?.state.kind === "needs") && (
        <span title={failureWords[profile.state.failure.code].title} className="flex-none text-warn">
          <Icon name="warning" size={15} strong />
        </span>
      )}
      {whole && (
        <>
          {account !== null && <span className="num flex-none text-sm text-muted">{accountId(account)}</span>}
          {principal !== null && (
            <span className="hidden max-w-32 truncate text-sm text-muted min-[1360px]:inline">{principal}</span>
          )}
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

/** The account behind a profile: what STS said, else what its rows belong to. */
function useAccount(name: string, profile: Profile | undefined): string | null {
  const cells = useFleet().data?.cells;
  if (profile?.state.kind === "ready") return profile.state.identity.account;
  return cells?.find((cell) => cell.cell.profile === name && cell.account !== null)?.account ?? null;
}
