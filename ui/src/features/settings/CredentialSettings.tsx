import { Card } from "@/components/Card";
import { Switch } from "@/components/Switch";
import { useSettings } from "@/lib/start";
import { useSaveSettings } from "@/lib/useSaveSettings";

export function CredentialSettings() {
  const settings = useSettings();
  const save = useSaveSettings();
  return (
    <Card title="Credentials">
      <Switch
        label="Share role sessions that took an MFA code with the AWS CLI"
        hint="They are written to ~/.aws/cli/cache as plain text, as the CLI does it, so that neither asks again for the other's code. Whoever reads that file can use them until they end. What the CLI has written there is read in any case."
        checked={settings.shareMfaSessions}
        onCheckedChange={(shareMfaSessions) => save({ shareMfaSessions })}
      />
    </Card>
  );
}
