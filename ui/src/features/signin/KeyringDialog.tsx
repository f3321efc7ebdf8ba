import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/Button";
import { Dialog } from "@/components/Dialog";
import { ErrorNotice } from "@/components/ErrorNotice";
import { StatusBadge } from "@/components/StatusBadge";
import { ReplaceKeyDialog } from "@/features/keys/ReplaceKeyDialog";
import { asFailure } from "@/lib/errors";
import type { OverlayProps } from "@/lib/lazily";
import type { Failure, KeyringObstacle } from "@/platform/bindings/types";
import { useHost } from "@/platform/host";

export interface KeyringDialogProps extends OverlayProps {
  profile: string;
  obstacle: KeyringObstacle;
  onDone: () => void;
}

/** What stands between a profile and its key, and the way on. */
export function KeyringDialog(props: KeyringDialogProps) {
  // Where the keyring has no such entry, only the key itself helps.
  return props.obstacle === "missing" ? <ReplaceKeyDialog {...props} /> : <UnlockDialog {...props} />;
}

function UnlockDialog({ open, onOpenChange, profile, obstacle, onDone }: KeyringDialogProps) {
  const { commands } = useHost();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const [replacing, setReplacing] = useState(false);
  const close = useRef<HTMLButtonElement>(null);
  const unlock = async () => {
    setBusy(true);
    setFailure(null);
    try {
      await commands.keyringUnlock(profile);
      onDone();
    } catch (thrown) {
      setFailure(asFailure(thrown));
    } finally {
      setBusy(false);
    }
  };
  // Once: the dialog's opening is the click.
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    void unlock();
  });
  return (
    <Dialog
      size="sm"
      open={open}
      onOpenChange={onOpenChange}
      initialFocus={close}
      title="Unlock the keyring"
      description={`It holds the key of ${profile}`}
      footer={
        <>
          {failure !== null && (
            <Button variant="quiet" className="mr-auto" onClick={() => setReplacing(true)}>
              Enter a key for this session only…
            </Button>
          )}
          <Button ref={close} onClick={() => onOpenChange(false)}>
            Cancel
          </Button>
          {!busy && (
            <Button variant="primary" onClick={() => void unlock()}>
              Try again
            </Button>
          )}
        </>
      }
    >
      <div aria-live="polite" className="grid gap-4">
        {busy && (
          <>
            <p>Your system asks for the keyring's password in a window of its own.</p>
            <StatusBadge tone="busy" words="Waiting for the keyring" />
          </>
        )}
        {/* Its own offer would be this very dialog. */}
        {failure !== null && <ErrorNotice failure={{ ...failure, need: null }} what="The key was not given" />}
      </div>
      <ReplaceKeyDialog
        open={replacing}
        onOpenChange={setReplacing}
        profile={profile}
        obstacle={obstacle}
        firstPlace="thisSession"
        onDone={onDone}
      />
    </Dialog>
  );
}
