import { useNavigate } from "@tanstack/react-router";
import { type SyntheticEvent, useId, useState } from "react";
import { Button } from "@/components/Button";
import { Dialog } from "@/components/Dialog";
import { ErrorNotice } from "@/components/ErrorNotice";
import { TextField } from "@/components/TextField";
import { useTakeProfiles } from "@/features/profiles/useTakeProfiles";
import { asFailure } from "@/lib/errors";
import { flashes } from "@/lib/flash";
import type { OverlayProps } from "@/lib/lazily";
import { paths } from "@/lib/paths";
import type { Failure } from "@/platform/bindings/types";
import { useHost } from "@/platform/host";

export interface DeleteKeyDialogProps extends OverlayProps {
  profile: string;
}

/** AWS shows a secret once: what is removed from the keyring may be nowhere else, so the name is typed. */
export function DeleteKeyDialog(props: DeleteKeyDialogProps) {
  return props.open ? <Delete {...props} /> : null;
}

function Delete({ open, onOpenChange, profile }: DeleteKeyDialogProps) {
  const { commands } = useHost();
  const navigate = useNavigate();
  const take = useTakeProfiles();
  const [typed, setTyped] = useState("");
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const id = useId();

  const remove = async () => {
    setBusy(true);
    setFailure(null);
    try {
      take(await commands.keyDelete(profile));
      onOpenChange(false);
      flashes.show({ id: "key", tone: "ok", title: `${profile} was deleted`, passing: true });
      await navigate(paths.profiles());
    } catch (thrown) {
      setFailure(asFailure(thrown));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      alert
      size="sm"
      open={open}
      onOpenChange={onOpenChange}
      title="Delete profile"
      description={profile}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Back</Button>
          <Button
            type="submit"
            form={id}
            variant="danger"
            busy={busy}
            disabledReason={typed === profile ? undefined : `Type ${profile} to confirm.`}
          >
            Delete profile
          </Button>
        </>
      }
    >
      <form
        id={id}
        className="grid gap-4"
        onSubmit={(event: SyntheticEvent) => {
          event.preventDefault();
          if (!busy && typed === profile) void remove();
        }}
      >
        <p>
          Its key is removed from the system's keyring. AWS shows a secret only once: without a copy elsewhere it cannot
          be had again. In AWS the key stays valid until it is deactivated in IAM.
        </p>
        <TextField
          label={
            <>
              Type <b className="font-semibold text-fg select-text">{profile}</b> to confirm
            </>
          }
          value={typed}
          onValueChange={setTyped}
          autoComplete="off"
          spellCheck={false}
          mono
        />
        {failure !== null && <ErrorNotice failure={failure} what="Not deleted" />}
      </form>
    </Dialog>
  );
}
