import { useSettings } from "@/lib/start";
import { useSaveSettings } from "@/lib/useSaveSettings";
import type { Profile, ProfileSettings } from "@/platform/bindings/types";

const unset: ProfileSettings = {
  color: null,
  production: null,
  readOnly: false,
  regions: [],
  allowedRegions: [],
  confirmation: "byRisk",
};

/** What the user says of one profile. The list of profiles follows a saved setting a moment later; this shows at once. */
export function useProfileSettings(profile: Profile) {
  const settings = useSettings();
  const save = useSaveSettings();
  const own = settings.profiles[profile.name] ?? unset;
  return {
    shown: {
      ...own,
      color: own.color ?? profile.color,
      production: own.production ?? profile.production,
      regions: own.regions.length > 0 ? own.regions : profile.regions,
    },
    change: (part: Partial<ProfileSettings>) => {
      save({ profiles: { ...settings.profiles, [profile.name]: { ...own, ...part } } });
    },
  };
}
