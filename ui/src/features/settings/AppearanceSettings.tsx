import { Card } from "@/components/Card";
import { Select } from "@/components/Select";
import { useSettings } from "@/lib/start";
import { useSaveSettings } from "@/lib/useSaveSettings";
import type { Density, Theme } from "@/platform/bindings/types";
import { Switch } from "@/components/Switch";

const themes: { value: Theme; label: string }[] = [
  { value: "system", label: "As the system" },
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
];
const densities: { value: Density; label: string; detail: string }[] = [
  { value: "comfortable", label: "Comfortable", detail: "36 px rows" },
  { value: "compact", label: "Compact", detail: "28 px rows" },
];

export function AppearanceSettings() {
  const settings = useSettings();
  const save = useSaveSettings();
  return (
    <Card title="Appearance">
      <div className="grid gap-3">
        <div className="grid grid-cols-2 gap-3">
          <Select label="Theme" choices={themes} value={settings.theme} onValueChange={(theme) => save({ theme })} />
          <Select
            label="Density"
            choices={densities}
            value={settings.density}
            onValueChange={(density) => save({ density })}
          />
        </div>
        <Switch
          label="Times in UTC"
          hint="Otherwise in this computer's time zone."
          checked={settings.utc}
          onCheckedChange={(utc) => save({ utc })}
        />
      </div>
    </Card>
  );
}
