import type { ComponentProps, ReactNode } from "react";
import { Icon } from "@/components/Icon";
import { MiddleTruncate } from "@/components/MiddleTruncate";
import { Popover } from "@/components/Popover";
import { ProductionMark } from "@/components/ProductionMark";
import { ProfileDot } from "@/components/ProfileDot";
import { Strip } from "@/components/Strip";
import { cx } from "@/lib/classes";
import { accountId } from "@/lib/format";
import { scopeProfiles } from "@/lib/scope";
import { useProfileList } from "@/lib/start";
import { useFleet } from "@/lib/useFleet";
import { useScope } from "@/lib/useScope";
import type { Profile } from "@/platform/bindings/types";
import { ProfileList } from "./ProfileList";
import type { ChooserProps } from "./RegionChooser";

/** How many profiles have a place of their own in the top bar. */
const CHIPS = 2;

/** Whose accounts are on screen, and the way to others. */
export function ProfileSwitcher({ open, onOpenChange }: ChooserProps) {
  const { profiles, problems } = useProfileList();
  const chosen = scopeProfiles(useScope());
  const shown = chosen.slice(0, CHIPS);
  const more = chosen.length - shown.length;
  return (
    <Popover
      title="Profiles"
      titleHidden
      open={open}
      onOpenChange={onOpenChange}
      className="w-100"
      trigger={
        <ChipBar aria-label={`Profiles: ${chosen.length === 0 ? "none" : chosen.join(", ")}`}>
          {chosen.length === 0 && <Chip>No profile</Chip>}
          {shown.map((name, index) => (
            <ProfileChip
              key={name}
              name={name}
              profile={profiles.find((profile) => profile.name === name)}
              whole={index === 0}
            />
          ))}
          {more > 0 && <Chip>+{more}</Chip>}
        </ChipBar>
      }
    >
      <ProfileList profiles={profiles} chosen={chosen} onDone={() => onOpenChange(false)} />
      {problems.map((problem) => (
        <Strip key={problem.message} tone="warn" className="mt-1">
          <span className="text-sm wrap-anywhere">{problem.message}</span>
        </Strip>
      ))}
    </Popover>
  );
}

/** One button, drawn as a chip for each profile: they open the same list. */
function ChipBar({ className, ...rest }: ComponentProps<"button">) {
  return (
    <button
      type="button"
      {...rest}
      className={cx("flex min-w-0 flex-none items-center gap-2 rounded-md", className)}
    />
  );
}

function Chip({ production = false, children }: { production?: boolean; children: ReactNode }) {
  return (
    <span
      className={cx(
        "flex h-control min-w-0 items-center gap-2 rounded-md border bg-raised px-2.5 transition-colors hover:bg-hover",
        production ? "border-profile-red" : "border-line",
      )}
    >
      {children}
      <Icon name="chevron-down" size={14} className="text-muted" />
    </span>
  );
}

interface ProfileChipProps {
  name: string;
  profile: Profile | undefined;
  /** With account and marks; the others have room for their name only. */
  whole: boolean;
}

function ProfileChip({ name, profile, whole }: ProfileChipProps) {
  const account = useAccount(name, profile);
  return (
    <Chip production={profile?.production === true}>
      <ProfileDot color={profile?.color ?? "grey"} />
      <MiddleTruncate text={name} tail={6} className="max-w-44 font-semibold" />
      {profile?.state.kind === "failed" && (
        <Icon name="warning" size={15} strong className="text-warn" />
      )}
      {whole && (
        <>
          {account !== null && (
            <span className="num hidden text-sm text-muted min-[1100px]:inline">{accountId(account)}</span>
          )}
          {profile?.production === true && <ProductionMark />}
          {profile?.readOnly === true && (
            <span className="hidden items-center gap-1 text-sm text-muted min-[1280px]:flex">
              <Icon name="lock" size={13} /> read-only
            </span>
          )}
        </>
      )}
    </Chip>
  );
}

/** The account behind a profile: what STS said, else what its rows belong to. */
function useAccount(name: string, profile: Profile | undefined): string | null {
  const cells = useFleet().data?.cells;
  if (profile?.state.kind === "ready") return profile.state.identity.account;
  return cells?.find((cell) => cell.cell.profile === name && cell.account !== null)?.account ?? null;
}
