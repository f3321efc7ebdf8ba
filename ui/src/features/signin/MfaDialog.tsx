import { type SyntheticEvent, useRef, useState } from "react";
import { Button } from "@/components/Button";
import { CopyButton } from "@/components/CopyButton";
import { Dialog } from "@/components/Dialog";
import { ErrorNotice } from "@/components/ErrorNotice";
import { TextField } from "@/components/TextField";
import { useTakeProfiles } from "@/features/profiles/useTakeProfiles";
import { asFailure } from "@/lib/errors";
import type { OverlayProps } from "@/lib/lazily";
import type { Failure, FailureCode } from "@/platform/bindings/types";
import { useHost } from "@/platform/host";

export interface MfaDialogProps extends OverlayProps {
  profile: string;
  /** The device: an ARN, or a hardware device's serial number. */
  serial: string;
  onDone: () => void;
}

/** STS tells a wrong code as a denial: the device was asked for and did not convince. */
const WRONG_CODE: ReadonlySet<FailureCode> = new Set<FailureCode>(["accessDenied", "invalidRequest", "needsMfa"]);

/** A code of a device for multi-factor authentication. It travels once, into the program. */
export function MfaDialog({ open, onOpenChange, profile, serial, onDone }: MfaDialogProps) {
  const { commands } = useHost();
  const take = useTakeProfiles();
  const [code, setCode] = useState("");
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const wrong = failure !== null && WRONG_CODE.has(failure.code);

  const answer = async () => {
    setBusy(true);
    try {
      take(await commands.mfaAnswer(profile, code.trim()));
      onDone();
    } catch (thrown) {
      setFailure(asFailure(thrown));
      // A code counts once: the next one is a different one.
      setCode("");
      field.current?.focus();
    } finally {
      setBusy(false);
    }
  };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (!busy && code.trim() !== "") void answer();
  };
  const id = `mfa-${profile}`;
  return (
    <Dialog
      size="sm"
      open={open}
      onOpenChange={onOpenChange}
      initialFocus={field}
      title={`Enter a code for ${profile}`}
      description="Multi-factor authentication"
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button
            type="submit"
            form={id}
            variant="primary"
            busy={busy}
            disabledReason={code.trim() === "" ? "Type the code first." : undefined}
          >
            Continue
          </Button>
        </>
      }
    >
      <form id={id} onSubmit={submit} className="grid gap-4">
        <div className="text-muted">
          Your device
          <span className="flex min-w-0 items-center gap-1 text-fg">
            <code className="min-w-0 wrap-anywhere select-text">{serial}</code>
            <CopyButton text={serial} label="Copy the device's name" />
          </span>
        </div>
        <TextField
          ref={field}
          label="Code"
          value={code}
          onValueChange={setCode}
          autoComplete="one-time-code"
          inputMode="numeric"
          spellCheck={false}
          mono
          error={wrong ? "AWS did not accept the code. Wait for your device's next one." : undefined}
          hint="What the device shows at the moment. The session that it opens serves every region."
        />
        {failure !== null &&
          (wrong ? (
            // The words of a missing permission would mislead here.
            <p role="alert" className="text-sm wrap-anywhere text-muted select-text">
              {failure.message}
              {failure.requestId !== null && ` Request id ${failure.requestId}.`}
            </p>
          ) : (
            <ErrorNotice failure={failure} what="Not answered" />
          ))}
      </form>
    </Dialog>
  );
}
