import { useRef, useState } from "react";
import { Button } from "@/components/Button";
import { Dialog } from "@/components/Dialog";
import { asFailure } from "@/lib/errors";
import { useAttempts } from "@/lib/start";
import type { Attempt, HeldChoice } from "@/platform/bindings/types";
import { useHost } from "@/platform/host";
import { flashFailure } from "./flashFailure";

export interface QuitDialogProps {
  open: boolean;
  held: readonly Attempt[];
  onStay: () => void;
}

/** Asks, before the program ends, what becomes of deployments that wait out their time to be undone. */
export function QuitDialog({ open, held, onStay }: QuitDialogProps) {
  const { commands } = useHost();
  const [chosen, setChosen] = useState<HeldChoice | null>(null);
  const stay = useRef<HTMLButtonElement>(null);
  const quit = (choice: HeldChoice) => {
    setChosen(choice);
    commands.appQuit(choice).catch((thrown: unknown) => {
      setChosen(null);
      onStay();
      flashFailure(asFailure(thrown));
    });
  };
  const ending = chosen === null ? undefined : "The program is ending.";
  // Their time goes on while the question is open.
  const attempts = useAttempts();
  const hasBegun = ({ id }: Attempt) => attempts.some((attempt) => attempt.id === id && attempt.state.kind !== "held");
  const begun = held.filter(hasBegun);
  const waiting = held.filter((attempt) => !hasBegun(attempt));
  return (
    <Dialog
      alert
      size="sm"
      open={open}
      onOpenChange={(wanted) => {
        if (!wanted && chosen === null) onStay();
      }}
      title={waiting.length > 0 ? "Quit before this has begun?" : "It has begun meanwhile. Quit?"}
      initialFocus={stay}
      footer={
        <>
          <Button ref={stay} onClick={onStay} disabledReason={ending}>
            Stay
          </Button>
          {waiting.length > 0 && (
            <Button busy={chosen === "undo"} disabledReason={ending} onClick={() => quit("undo")}>
              Undo and quit
            </Button>
          )}
          <Button variant="primary" busy={chosen === "call"} disabledReason={ending} onClick={() => quit("call")}>
            {waiting.length > 0 ? "Begin and quit" : "Quit"}
          </Button>
        </>
      }
    >
      {waiting.length > 0 && <Attempts title="Nothing has been called yet:" attempts={waiting} />}
      {begun.length > 0 && <Attempts title="Too late to undo; it goes on in AWS:" attempts={begun} />}
    </Dialog>
  );
}

function Attempts({ title, attempts }: { title: string; attempts: readonly Attempt[] }) {
  return (
    <>
      <p>{title}</p>
      <ul className="mt-2 list-disc pl-5 not-last:mb-4">
        {attempts.map((attempt) => (
          <li key={attempt.id}>
            {attempt.title}{" "}
            <span className="text-muted">
              {attempt.service.cell.profile} · {attempt.service.cell.region}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
