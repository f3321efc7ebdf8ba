import { useState } from "react";
import { Card } from "@/components/Card";
import { NumberField } from "@/components/NumberField";
import { Switch } from "@/components/Switch";
import { useSettings } from "@/lib/start";
import { useSaveSettings } from "@/lib/useSaveSettings";

// The bounds that the program holds them to.
const SHORTEST = 10;
const LONGEST = 600;

export function RunningSettings() {
  const settings = useSettings();
  const save = useSaveSettings();
  // What is being typed is not yet a setting: 6 on the way to 60.
  const [seconds, setSeconds] = useState<number | null>(settings.refreshSeconds);
  const wrong = seconds === null || seconds < SHORTEST || seconds > LONGEST;
  return (
    <Card title="Running">
      <div className="grid gap-3">
        <NumberField
          label="Refresh every"
          unit="seconds"
          min={SHORTEST}
          max={LONGEST}
          step={5}
          value={seconds}
          onValueChange={(next) => {
            setSeconds(next);
            if (next !== null && next >= SHORTEST && next <= LONGEST) save({ refreshSeconds: next });
          }}
          hint="While nothing is going on. An operation in progress is followed every few seconds."
          error={wrong ? `From ${SHORTEST} to ${LONGEST} seconds.` : undefined}
        />
        <Switch
          label="Keep in the tray when the window is closed"
          hint="The fleet is then listed every 5 minutes; the tray shows how old that is."
          checked={settings.keepInTray}
          onCheckedChange={(keepInTray) => save({ keepInTray })}
        />
        <Switch
          label="Tell me when an operation ends"
          hint="With a notification of the system."
          checked={settings.notifications}
          onCheckedChange={(notifications) => save({ notifications })}
        />
        <Switch
          label="Show Demo"
          hint="Two profiles with a fleet that lives on this computer."
          checked={settings.showDemo}
          onCheckedChange={(showDemo) => save({ showDemo })}
        />
      </div>
    </Card>
  );
}
