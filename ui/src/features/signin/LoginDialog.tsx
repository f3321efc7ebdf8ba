import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/Button";
import { CopyButton } from "@/components/CopyButton";
import { Dialog } from "@/components/Dialog";
import { ErrorNotice } from "@/components/ErrorNotice";
import { StatusBadge } from "@/components/StatusBadge";
import { asFailure } from "@/lib/errors";
import type { OverlayProps } from "@/lib/lazily";
import type { Failure } from "@/platform/bindings/types";
import { useHost } from "@/platform/host";

export interface LoginDialogProps extends OverlayProps {
  profile: string;
  onDone: () => void;
}

/** `aws login` is the AWS CLI's own: it is run, and what it leaves behind is picked up. */
export function LoginDialog({ open, onOpenChange, profile, onDone }: LoginDialogProps) {
  const { commands } = useHost();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const close = useRef<HTMLButtonElement>(null);
  const command = `aws login --profile ${/^[\w.@/-]+$/.test(profile) ? profile : `'${profile.replaceAll("'", `'\\''`)}'`}`;

  const run = async () => {
    setBusy(true);
    setFailure(null);
    try {
      await commands.awsLogin(profile);
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
    void run();
  });
  return (
    <Dialog
      size="sm"
      open={open}
      onOpenChange={onOpenChange}
      initialFocus={close}
      title={`Sign in as ${profile}`}
      description="With the AWS CLI, in your browser"
      footer={
        <>
          <Button ref={close} onClick={() => onOpenChange(false)}>{busy ? "Hide" : "Close"}</Button>
          {!busy && (
            <Button variant="primary" onClick={() => void run()}>
              Try again
            </Button>
          )}
        </>
      }
    >
      <div aria-live="polite" className="grid gap-4">
        {busy && <StatusBadge tone="busy" words="Waiting for the AWS CLI" />}
        {failure !== null && <ErrorNotice failure={failure} what="Not signed in" />}
        <div className="grid gap-1 text-muted">
          The same in a terminal; Trackside notices by itself:
          <span className="flex min-w-0 items-center gap-1 text-fg">
            <code className="min-w-0 wrap-anywhere select-text">{command}</code>
            <CopyButton text={command} label="Copy the command" />
          </span>
        </div>
      </div>
    </Dialog>
  );
}
