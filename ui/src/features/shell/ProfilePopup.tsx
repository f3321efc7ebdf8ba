import { Popover } from "@/components/Popover";
import type { PopupProps } from "@/components/usePopup";
import type { Profile } from "@/platform/bindings/types";
import { ProfileList } from "./ProfileList";

export interface ProfilePopupProps extends PopupProps {
  profiles: readonly Profile[];
  chosen: readonly string[];
}

/** The profiles to choose from. */
export function ProfilePopup({ profiles, chosen, ...popup }: ProfilePopupProps) {
  return (
    <Popover title="Profiles" titleHidden {...popup} className="w-165">
      <ProfileList profiles={profiles} chosen={chosen} onDone={() => popup.onOpenChange(false)} />
    </Popover>
  );
}
