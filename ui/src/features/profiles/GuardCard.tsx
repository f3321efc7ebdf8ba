import { Button } from "@/components/Button";
import { Card } from "@/components/Card";
import { Icon } from "@/components/Icon";
import { MultiCombobox } from "@/components/MultiCombobox";
import { usePopup } from "@/components/usePopup";
import { Select } from "@/components/Select";
import { Switch } from "@/components/Switch";
import { counted } from "@/lib/format";
import { regionChoices } from "@/lib/regions";
import { useStart } from "@/lib/start";
import type { Confirmation, Profile, ProfileColor } from "@/platform/bindings/types";
import { useProfileSettings } from "./useProfileSettings";

const colours: { value: ProfileColor; label: string }[] = [
  { value: "red", label: "Red" },
  { value: "amber", label: "Amber" },
  { value: "green", label: "Green" },
  { value: "blue", label: "Blue" },
  { value: "purple", label: "Purple" },
  { value: "grey", label: "Grey" },
];
const confirmations: { value: Confirmation; label: string }[] = [
  { value: "byRisk", label: "As each change's risk asks for" },
  { value: "review", label: "Review every change" },
  { value: "typedName", label: "Review, and type the service's name" },
];

/** The guard rails of one profile. They hold in the program, whatever this window asks. */
export function GuardCard({ profile }: { profile: Profile }) {
  const { shown, change } = useProfileSettings(profile);
  return (
    <Card title="In Trackside">
      <div className="grid gap-3">
        <Select label="Colour" choices={colours} value={shown.color} onValueChange={(color) => change({ color })} />
        <Switch
          label="Production"
          hint="Marked wherever it shows; every change is reviewed."
          checked={shown.production}
          onCheckedChange={(production) => change({ production })}
        />
        <Switch
          label="Read-only"
          hint="Nothing can be changed with it."
          checked={shown.readOnly}
          onCheckedChange={(readOnly) => change({ readOnly })}
        />
        <Regions
          label="Regions to show"
          none="Its own region"
          value={shown.regions}
          onValueChange={(regions) => change({ regions })}
        />
        <Regions
          label="Regions in which it may change anything"
          none="Every region"
          value={shown.allowedRegions}
          onValueChange={(allowedRegions) => change({ allowedRegions })}
        />
        <Select
          label="Before a change"
          choices={confirmations}
          value={shown.confirmation}
          onValueChange={(confirmation) => change({ confirmation })}
        />
      </div>
    </Card>
  );
}

interface RegionsProps {
  label: string;
  /** What an empty choice means. */
  none: string;
  value: readonly string[];
  onValueChange: (regions: string[]) => void;
}

function Regions({ label, none, value, onValueChange }: RegionsProps) {
  const { regions } = useStart();
  const { button, popup } = usePopup("list");
  return (
    <div className="grid gap-1">
      <span className="text-muted">{label}</span>
      <Button {...button} aria-label={label} className="w-full justify-between! font-normal!">
        <span className="truncate">
          {value.length === 0 ? none : value.length <= 2 ? value.join(", ") : counted(value.length, "region")}
        </span>
        <Icon name="chevron-down" size={14} className="text-muted" />
      </Button>
      <MultiCombobox
        {...popup}
        label={label}
        placeholder="Find a region"
        choices={regionChoices(regions)}
        value={value}
        onValueChange={onValueChange}
      />
    </div>
  );
}
