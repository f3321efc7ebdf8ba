import { cx } from "@/lib/classes";
import type { ProfileColor } from "@/platform/bindings/types";

// Whole class names: Tailwind finds them by reading the source.
const grounds: Record<ProfileColor, string> = {
  red: "bg-profile-red",
  amber: "bg-profile-amber",
  green: "bg-profile-green",
  blue: "bg-profile-blue",
  purple: "bg-profile-purple",
  grey: "bg-profile-grey",
};

/** A profile's colour, beside its name. */
export function ProfileDot({ color, className }: { color: ProfileColor; className?: string }) {
  return <span aria-hidden="true" className={cx("size-2 flex-none rounded-full", grounds[color], className)} />;
}
