import type { ComponentProps } from "react";
import { usePopup } from "@/components/usePopup";
import { cx } from "@/lib/classes";
import { lazyOverlay, type OverlayProps } from "@/lib/lazily";
import { scopeProfiles } from "@/lib/scope";
import { useProfileList } from "@/lib/start";
import { useScope } from "@/lib/useScope";
import { Chip, ProfileChip } from "./ProfileChip";

const ProfilePopup = lazyOverlay(async () => (await import("./ProfilePopup")).ProfilePopup);

/** Whose accounts are on screen, and the way to others. */
export function ProfileSwitcher({ open, onOpenChange }: OverlayProps) {
  const { profiles } = useProfileList();
  const chosen = scopeProfiles(useScope());
  const [first, second] = chosen;
  const known = (name: string) => profiles.find((profile) => profile.name === name);
  const { button, popup } = usePopup("dialog", { open, onOpenChange });
  return (
    <>
      <ChipBar {...button}>
        <span className="sr-only">{`Profiles: ${chosen.length === 0 ? "none" : chosen.join(", ")}.`}</span>
        {first === undefined ? (
          <Chip>No profile</Chip>
        ) : (
          <ProfileChip name={first} profile={known(first)} whole />
        )}
        {/* Where there is room the second has its name, else it is counted with the rest. */}
        {second !== undefined && (
          <>
            <ProfileChip
              name={second}
              profile={known(second)}
              whole={false}
              className="hidden min-[1200px]:flex"
            />
            <Chip className="flex flex-none min-[1200px]:hidden">+{chosen.length - 1}</Chip>
          </>
        )}
        {chosen.length > 2 && <Chip className="hidden flex-none min-[1200px]:flex">+{chosen.length - 2}</Chip>}
      </ChipBar>
      <ProfilePopup {...popup} profiles={profiles} chosen={chosen} />
    </>
  );
}

/** One button, drawn as a chip for each profile: they open the same list. */
function ChipBar({ className, ...rest }: ComponentProps<"button">) {
  return (
    <button type="button" {...rest} className={cx("flex min-w-0 items-center gap-2 rounded-md", className)} />
  );
}
