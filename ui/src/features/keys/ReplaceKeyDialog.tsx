import { useQuery } from "@tanstack/react-query";
import { type SyntheticEvent, useId, useState } from "react";
import { Button } from "@/components/Button";
import { Dialog } from "@/components/Dialog";
import { flashes } from "@/lib/flash";
import type { OverlayProps } from "@/lib/lazily";
import { keyringQuery } from "@/lib/queries";
import { useProfile } from "@/lib/start";
import type { KeyPlace, KeyringObstacle } from "@/platform/bindings/types";
import { useHost } from "@/platform/host";
import { KeyFields } from "./KeyFields";
import { KeyPlaceField, onlyForSession } from "./KeyPlaceField";
import { KeyringNote } from "./KeyringNote";
import { TestOutcome } from "./TestOutcome";
import { useKeyInput } from "./useKeyInput";
import { useKeyTest } from "./useKeyTest";

export interface ReplaceKeyDialogProps extends OverlayProps {
  profile: string;
  /** Why the key is entered again; absent where it is simply replaced. */
  obstacle?: KeyringObstacle;
  /** Where it is to be kept, before the person says otherwise: where the profile's key is. */
  firstPlace?: KeyPlace;
  onDone: () => void;
}

/** Another key for a profile that was added in Trackside. The earlier one stays until this one is tested and kept. */
export function ReplaceKeyDialog(props: ReplaceKeyDialogProps) {
  return props.open ? <ReplaceKey {...props} /> : null;
}

function ReplaceKey({ open, onOpenChange, profile, obstacle: met, firstPlace, onDone }: ReplaceKeyDialogProps) {
  const host = useHost();
  const known = useProfile(profile);
  const { data: keyring } = useQuery(keyringQuery(host));
  const obstacle = met ?? keyring?.obstacle ?? null;
  const test = useKeyTest();
  const input = useKeyInput(test.changed);
  const held = known?.kind === "sessionKey";
  const [wantedPlace, setPlace] = useState<KeyPlace>(firstPlace ?? (held ? "thisSession" : "keyring"));
  const onlySession = onlyForSession(input.temporary, obstacle);
  const place: KeyPlace = onlySession === null ? wantedPlace : "thisSession";
  const id = useId();
  const busy = test.phase === "testing" || test.phase === "saving";
  const ready = test.phase === "tested" || test.phase === "saving";

  const submit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy || input.lacks !== undefined) return;
    const form = event.currentTarget;
    if (!ready) {
      const region = known?.defaultRegion ?? null;
      void test.test({ name: profile, key: input.read(form), region, endpointUrl: null, place });
      return;
    }
    void test.save(async () => {
      await host.commands.keyRotate(profile, input.read(form), place);
      form.reset();
      flashes.show({ id: "key", tone: "ok", title: `${profile} has its key`, passing: true });
      onDone();
    });
  };
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={met === undefined ? `Replace the key of ${profile}` : `Enter the key of ${profile}`}
      description="The key is tested before it takes the earlier one's place"
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button type="submit" form={id} variant="primary" busy={busy} disabledReason={input.lacks}>
            {ready ? "Save the key" : "Test the key"}
          </Button>
        </>
      }
    >
      <form id={id} onSubmit={submit} className="grid gap-4">
        <KeyFields input={input} />
        <KeyPlaceField value={place} onValueChange={setPlace} onlySession={onlySession} standsIn={!held} />
        {place === "keyring" && <KeyringNote obstacle={obstacle} />}
        <TestOutcome test={test} />
        {met === undefined && (
          <p className="text-sm text-muted">
            The earlier key stays valid in AWS. Deactivate it in IAM once nothing uses it any more.
          </p>
        )}
      </form>
    </Dialog>
  );
}
