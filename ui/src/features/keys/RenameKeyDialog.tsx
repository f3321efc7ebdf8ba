import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type SyntheticEvent, useId, useState } from "react";
import { Button } from "@/components/Button";
import { Dialog } from "@/components/Dialog";
import { ErrorNotice } from "@/components/ErrorNotice";
import { TextField } from "@/components/TextField";
import { useTakeProfiles } from "@/features/profiles/useTakeProfiles";
import { asFailure } from "@/lib/errors";
import type { OverlayProps } from "@/lib/lazily";
import { paths } from "@/lib/paths";
import { keys } from "@/lib/queries";
import { useProfileList } from "@/lib/start";
import type { Failure, Settings } from "@/platform/bindings/types";
import { useHost } from "@/platform/host";

export interface RenameKeyDialogProps extends OverlayProps {
  profile: string;
}

/** Another name for a profile that was added in Trackside. */
export function RenameKeyDialog(props: RenameKeyDialogProps) {
  return props.open ? <Rename {...props} /> : null;
}

function Rename({ open, onOpenChange, profile }: RenameKeyDialogProps) {
  const { commands } = useHost();
  const client = useQueryClient();
  const navigate = useNavigate();
  const take = useTakeProfiles();
  const { profiles } = useProfileList();
  const [name, setName] = useState(profile);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const id = useId();
  const wanted = name.trim();
  const taken = wanted !== profile && profiles.some((known) => known.name === wanted);
  const lacks = wanted === "" || wanted === profile ? "Type another name first." : taken ? "A profile has this name already." : undefined;

  const rename = async () => {
    setBusy(true);
    setFailure(null);
    try {
      take(await commands.keyRename(profile, wanted));
      // The program has moved what was set for it; a copy that still has the old name must not undo that.
      client.setQueryData<Settings>(keys.settings, (settings) => settings && renamed(settings, profile, wanted));
      onOpenChange(false);
      await navigate({ ...paths.profile(wanted), replace: true });
    } catch (thrown) {
      setFailure(asFailure(thrown));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      size="sm"
      open={open}
      onOpenChange={onOpenChange}
      title="Rename profile"
      description={profile}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button type="submit" form={id} variant="primary" busy={busy} disabledReason={lacks}>
            Rename profile
          </Button>
        </>
      }
    >
      <form
        id={id}
        className="grid gap-4"
        onSubmit={(event: SyntheticEvent) => {
          event.preventDefault();
          if (!busy && lacks === undefined) void rename();
        }}
      >
        <TextField
          label="Name"
          value={name}
          onValueChange={setName}
          autoComplete="off"
          spellCheck={false}
          error={taken ? "A profile has this name already." : undefined}
          hint="Its settings in Trackside go with it."
        />
        {failure !== null && <ErrorNotice failure={failure} what="Not renamed" />}
      </form>
    </Dialog>
  );
}

function renamed(settings: Settings, from: string, to: string): Settings {
  const { [from]: own, ...profiles } = settings.profiles;
  return own === undefined ? settings : { ...settings, profiles: { ...profiles, [to]: own } };
}
