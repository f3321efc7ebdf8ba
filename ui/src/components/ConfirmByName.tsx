import { type ReactNode, useId, useState } from "react";
import { Button } from "./Button";
import { Dialog } from "./Dialog";
import { TextField } from "./TextField";

export interface ConfirmByNameProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** "Delete": the title says it, and so does the button. */
  verb: string;
  /** "service": what kind of thing it is. */
  kind: string;
  /** The name that must be typed. */
  name: string;
  /** Where it is: profile, account, region. */
  where?: ReactNode;
  /** What follows, in words. */
  children: ReactNode;
  busy?: boolean;
  onConfirm: (typedName: string) => void;
}

/** For what cannot be taken back: the name is typed before the button works. */
export function ConfirmByName({ open, onOpenChange, verb, kind, where, children, ...rest }: ConfirmByNameProps) {
  return (
    <Dialog
      alert
      size="sm"
      open={open}
      onOpenChange={onOpenChange}
      title={`${verb} ${kind}`}
      description={where}
    >
      {/* Mounted with the dialog, so that a name typed before is forgotten. */}
      <NameForm verb={verb} onCancel={() => onOpenChange(false)} {...rest}>
        {children}
      </NameForm>
    </Dialog>
  );
}

interface NameFormProps extends Pick<ConfirmByNameProps, "verb" | "name" | "busy" | "onConfirm" | "children"> {
  onCancel: () => void;
}

function NameForm({ verb, name, busy = false, onConfirm, onCancel, children }: NameFormProps) {
  const [typed, setTyped] = useState("");
  const formId = useId();
  const matches = typed === name;
  return (
    <form
      id={formId}
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (matches && !busy) onConfirm(typed);
      }}
    >
      <div>{children}</div>
      <TextField
        label={
          <>
            Type <b className="font-semibold text-fg select-text">{name}</b> to confirm
          </>
        }
        value={typed}
        onValueChange={setTyped}
        autoComplete="off"
        spellCheck={false}
        mono
      />
      <div className="mt-1 flex justify-end gap-2">
        <Button onClick={onCancel}>Cancel</Button>
        <Button
          type="submit"
          variant="danger"
          busy={busy}
          disabledReason={matches ? undefined : `Type ${name} to confirm.`}
        >
          {verb}
        </Button>
      </div>
    </form>
  );
}
