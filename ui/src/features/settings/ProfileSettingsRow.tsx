import { Link } from "@tanstack/react-router";
import { Button } from "@/components/Button";
import { Checkbox } from "@/components/Checkbox";
import { MultiCombobox } from "@/components/MultiCombobox";
import { Icon } from "@/components/Icon";
import { ProductionMark } from "@/components/ProductionMark";
import { ProfileDot } from "@/components/ProfileDot";
import { usePopup } from "@/components/usePopup";
import { Select } from "@/components/Select";
import { counted } from "@/lib/format";
import { paths } from "@/lib/paths";
import { regionChoices } from "@/lib/regions";
import { useSettings, useStart } from "@/lib/start";
import { useSaveSettings } from "@/lib/useSaveSettings";
import type { Profile, ProfileColor, ProfileSettings } from "@/platform/bindings/types";

const colours: { value: ProfileColor; label: string }[] = [
  { value: "red", label: "Red" },
  { value: "amber", label: "Amber" },
  { value: "green", label: "Green" },
  { value: "blue", label: "Blue" },
  { value: "purple", label: "Purple" },
  { value: "grey", label: "Grey" },
];
const unset: ProfileSettings = {
  color: null,
  production: null,
  readOnly: false,
  regions: [],
  allowedRegions: [],
  confirmation: "byRisk",
};

/** What the user says of one profile. */
export function ProfileSettingsRow({ profile }: { profile: Profile }) {
  const start = useStart();
  const settings = useSettings();
  const save = useSaveSettings();
  const own = settings.profiles[profile.name] ?? unset;
  const change = (part: Partial<ProfileSettings>) => {
    save({ profiles: { ...settings.profiles, [profile.name]: { ...own, ...part } } });
  };
  // The list of profiles follows a saved setting a moment later; what was chosen shows at once.
  const color = own.color ?? profile.color;
  const production = own.production ?? profile.production;
  const regions = own.regions.length > 0 ? own.regions : profile.regions;
  const { button, popup } = usePopup("list");
  return (
    <li aria-label={profile.name} className="grid gap-2 py-3 first:pt-1 last:pb-0 @min-[760px]:grid-cols-[minmax(0,1fr)_auto] @min-[760px]:items-center">
      <div className="flex min-w-0 items-center gap-2">
        <ProfileDot color={color} />
        <Link {...paths.profile(profile.name)} title={profile.name} className="truncate font-medium hover:underline">
          {profile.name}
        </Link>
        {production && <ProductionMark />}
      </div>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 pl-4 @min-[760px]:pl-0">
        <Button {...button} aria-label={`Regions of ${profile.name}`} className="min-w-36 justify-between! font-normal!">
          {regions.length === 0 ? "Its own region" : regions.length === 1 ? regions[0] : counted(regions.length, "region")}
          <Icon name="chevron-down" size={14} className="text-muted" />
        </Button>
        <MultiCombobox
          {...popup}
          label={`Regions of ${profile.name}`}
          placeholder="Find a region"
          choices={regionChoices(start.regions)}
          value={regions}
          onValueChange={(chosen) => change({ regions: chosen })}
        />
        <Select
          label={`Colour of ${profile.name}`}
          labelHidden
          choices={colours}
          value={color}
          onValueChange={(chosen) => change({ color: chosen })}
        />
        <Checkbox checked={production} onCheckedChange={(chosen) => change({ production: chosen })}>
          Production
        </Checkbox>
        <Checkbox checked={own.readOnly} onCheckedChange={(readOnly) => change({ readOnly })}>
          Read-only
        </Checkbox>
      </div>
    </li>
  );
}
