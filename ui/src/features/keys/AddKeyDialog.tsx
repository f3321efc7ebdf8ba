import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type SyntheticEvent, useId, useState } from "react";
import { Button } from "@/components/Button";
import { Dialog } from "@/components/Dialog";
import { Select } from "@/components/Select";
import { TextField } from "@/components/TextField";
import { useTakeProfiles } from "@/features/profiles/useTakeProfiles";
import { flashes } from "@/lib/flash";
import type { OverlayProps } from "@/lib/lazily";
import { paths } from "@/lib/paths";
import { keyringQuery } from "@/lib/queries";
import { regionChoices } from "@/lib/regions";
import { useProfileList, useStart } from "@/lib/start";
import type { KeyDraft, KeyPlace } from "@/platform/bindings/types";
import { useHost } from "@/platform/host";
import { KeyFields } from "./KeyFields";
import { KeyPlaceField, onlyForSession } from "./KeyPlaceField";
import { KeyringNote } from "./KeyringNote";
import { TestOutcome } from "./TestOutcome";
import { useKeyInput } from "./useKeyInput";
import { useKeyTest } from "./useKeyTest";

/** A profile of one's own, with an access key: tested first, then kept where the user says. */
export function AddKeyDialog(props: OverlayProps) {
  // Closed and opened again, it begins with nothing typed.
  return props.open ? <AddKey {...props} /> : null;
}

function AddKey({ open, onOpenChange }: OverlayProps) {
  const host = useHost();
  const navigate = useNavigate();
  const take = useTakeProfiles();
  const { profiles } = useProfileList();
  const { regions } = useStart();
  const { data: keyring } = useQuery(keyringQuery(host));
  const obstacle = keyring?.obstacle ?? null;
  const [name, setName] = useState("");
  const [region, setRegion] = useState(regions[0] ?? "us-east-1");
  const [endpoint, setEndpoint] = useState("");
  const test = useKeyTest();
  const input = useKeyInput(test.changed);
  const [wantedPlace, setPlace] = useState<KeyPlace>("keyring");
  const onlySession = onlyForSession(input.temporary, obstacle);
  const place: KeyPlace = onlySession === null ? wantedPlace : "thisSession";
  const id = useId();

  const taken = test.phase !== "saving" && profiles.some((profile) => profile.name === name.trim());
  const lacks = name.trim() === "" ? "Type a name first." : taken ? "A profile has this name already." : input.lacks;
  const busy = test.phase === "testing" || test.phase === "saving";
  const ready = test.phase === "tested" || test.phase === "saving";
  const draftOf = (form: HTMLFormElement): KeyDraft => ({
    name: name.trim(),
    key: input.read(form),
    region,
    endpointUrl: endpoint.trim() === "" ? null : endpoint.trim(),
    place,
  });

  const submit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy || lacks !== undefined) return;
    const form = event.currentTarget;
    if (!ready) {
      void test.test(draftOf(form));
      return;
    }
    void test.save(async () => {
      const kept = draftOf(form);
      take(await host.commands.keySave(kept));
      form.reset();
      // It was tested a moment ago: who it is shall be seen on its page at once.
      host.commands.profileIdentify(kept.name).then(take).catch(() => undefined);
      onOpenChange(false);
      flashes.show({ id: "key", tone: "ok", title: `${kept.name} was added`, passing: true });
      await navigate(paths.profile(kept.name));
    });
  };
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Add a profile with an access key"
      description="For Trackside alone: no file of yours is changed"
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button type="submit" form={id} variant="primary" busy={busy} disabledReason={lacks}>
            {ready ? "Add profile" : "Test the key"}
          </Button>
        </>
      }
    >
      <form id={id} onSubmit={submit} className="grid gap-4">
        <div className="grid grid-cols-2 gap-3">
          <TextField
            label="Name"
            value={name}
            onValueChange={setName}
            autoComplete="off"
            spellCheck={false}
            error={taken ? "A profile has this name already." : undefined}
          />
          <Select
            label="Region to look in first"
            choices={regionChoices(regions)}
            value={region}
            onValueChange={(next) => {
              setRegion(next);
              test.changed();
            }}
          />
        </div>
        <KeyFields input={input} />
        <KeyPlaceField value={place} onValueChange={setPlace} onlySession={onlySession} />
        {place === "keyring" && <KeyringNote obstacle={obstacle} />}
        <details>
          <summary className="w-fit rounded-sm text-muted">Another endpoint than AWS's own</summary>
          <TextField
            className="mt-2"
            label="Endpoint URL"
            value={endpoint}
            onValueChange={(next) => {
              setEndpoint(next);
              test.changed();
            }}
            autoComplete="off"
            spellCheck={false}
            mono
            hint="Empty for AWS."
          />
        </details>
        <TestOutcome test={test} />
      </form>
    </Dialog>
  );
}
