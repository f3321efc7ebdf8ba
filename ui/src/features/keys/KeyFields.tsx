import { TextField } from "@/components/TextField";
import { SecretField } from "./SecretField";
import type { KeyInput } from "./useKeyInput";

/** An access key. */
export function KeyFields({ input }: { input: KeyInput }) {
  return (
    <>
      <TextField
        label="Access key id"
        value={input.accessKeyId}
        onValueChange={input.setAccessKeyId}
        autoComplete="off"
        spellCheck={false}
        mono
      />
      <SecretField
        label="Secret access key"
        name="secretAccessKey"
        onFilled={input.onSecret}
        hint="It goes to the program once it is sent, and never comes back to this window."
      />
      {input.temporary && <SecretField label="Session token" name="sessionToken" onFilled={input.onToken} />}
    </>
  );
}
