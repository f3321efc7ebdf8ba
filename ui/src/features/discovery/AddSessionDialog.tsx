import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type SyntheticEvent, useId, useState } from "react";
import { Button } from "@/components/Button";
import { Dialog } from "@/components/Dialog";
import { ErrorNotice } from "@/components/ErrorNotice";
import { TextField } from "@/components/TextField";
import { asFailure } from "@/lib/errors";
import type { OverlayProps } from "@/lib/lazily";
import { paths } from "@/lib/paths";
import { keys } from "@/lib/queries";
import type { ConfigDiff, Failure, SessionDraft } from "@/platform/bindings/types";
import { useHost } from "@/platform/host";
import { DiffView } from "./DiffView";

/** A session of IAM Identity Center: where it is, then what would be written, then its accounts. */
export function AddSessionDialog(props: OverlayProps) {
  // Closed and opened again, it begins with nothing typed.
  return props.open ? <AddSession {...props} /> : null;
}

function AddSession({ open, onOpenChange }: OverlayProps) {
  const { commands } = useHost();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [name, setName] = useState("");
  const [startUrl, setStartUrl] = useState("");
  const [region, setRegion] = useState("");
  const [shown, setShown] = useState<ConfigDiff | null>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const id = useId();
  const draft: SessionDraft = { name: name.trim(), startUrl: startUrl.trim(), region: region.trim() };
  const lacks =
    draft.startUrl === ""
      ? "Type the start URL first."
      : draft.region === ""
        ? "Type the region first."
        : draft.name === ""
          ? "Type a name first."
          : undefined;

  const run = async (work: () => Promise<void>) => {
    setBusy(true);
    setFailure(null);
    try {
      await work();
    } catch (thrown) {
      setFailure(asFailure(thrown));
    } finally {
      setBusy(false);
    }
  };
  const preview = async () => setShown(await commands.sessionPreview(draft));
  const add = async (fingerprint: string) => {
    client.setQueryData(keys.sessions, await commands.sessionAdd(draft, fingerprint));
    onOpenChange(false);
    await navigate(paths.discovery({ session: draft.name }));
  };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (!busy && lacks === undefined) void run(shown === null ? preview : () => add(shown.fingerprint));
  };
  return (
    <Dialog
      open={open}
      size={shown === null ? "md" : "lg"}
      onOpenChange={onOpenChange}
      title="Add a session of IAM Identity Center"
      description={shown === null ? "For every tool that reads ~/.aws/config" : shown.path}
      footer={
        <>
          {shown === null ? (
            <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          ) : (
            <Button
              onClick={() => {
                setShown(null);
                setFailure(null);
              }}
            >
              Back
            </Button>
          )}
          <Button type="submit" form={id} variant="primary" busy={busy} disabledReason={lacks}>
            {shown === null ? "Preview…" : "Add session"}
          </Button>
        </>
      }
    >
      <form id={id} onSubmit={submit} className="grid grid-cols-1 gap-4">
        {failure !== null && (
          <ErrorNotice
            failure={failure}
            what={shown === null ? "It cannot be added so" : "Not added"}
            onRetry={failure.code === "planStale" ? () => void run(preview) : undefined}
          />
        )}
        {shown === null ? (
          <>
            <TextField
              label="Start URL"
              value={startUrl}
              onValueChange={setStartUrl}
              placeholder="https://d-1234567890.awsapps.com/start"
              autoComplete="off"
              spellCheck={false}
              mono
              hint="The address of your organisation's AWS access portal."
            />
            <div className="grid grid-cols-2 gap-3">
              <TextField
                label="Region"
                value={region}
                onValueChange={setRegion}
                placeholder="eu-west-1"
                autoComplete="off"
                spellCheck={false}
                mono
                hint="The one that Identity Center is in, not your services'."
              />
              <TextField
                label="Name"
                value={name}
                onValueChange={setName}
                placeholder="acme"
                autoComplete="off"
                spellCheck={false}
                hint="As profiles refer to it."
              />
            </div>
          </>
        ) : (
          <DiffView diff={shown} />
        )}
      </form>
    </Dialog>
  );
}
