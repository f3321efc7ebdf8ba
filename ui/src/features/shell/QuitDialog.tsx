import { useRef, useState } from "react";
import { Button } from "@/components/Button";
import { Dialog } from "@/components/Dialog";
import { asFailure } from "@/lib/errors";
import type { Attempt, HeldChoice } from "@/platform/bindings/types";
import { useHost } from "@/platform/host";
import { flashFailure } from "./flashFailure";

/** Asks, before the program ends, what becomes of deployments that wait out their time to be undone. */
export function QuitDialog({ held, onStay }: { held: readonly Attempt[]; onStay: () => void }) {
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
  const waiting = chosen === null ? undefined : "The program is ending.";
  return (
    <Dialog
      alert
      size="sm"
      open={held.length > 0}
      onOpenChange={(open) => {
        if (!open && chosen === null) onStay();
      }}
      title="Quit before this has begun?"
      initialFocus={stay}
      footer={
        <>
          <Button ref={stay} onClick={onStay} disabledReason={waiting}>
            Stay
          </Button>
          <Button busy={chosen === "undo"} disabledReason={waiting} onClick={() => quit("undo")}>
            Undo and quit
          </Button>
          <Button variant="primary" busy={chosen === "call"} disabledReason={waiting} onClick={() => quit("call")}>
            Begin and quit
          </Button>
        </>
      }
    >
      <p>Nothing has been called yet:</p>
      <ul className="mt-2 list-disc pl-5">
        {held.map((attempt) => (
          <li key={attempt.id}>
            {attempt.title}{" "}
            <span className="text-muted">
              {attempt.service.cell.profile} · {attempt.service.cell.region}
            </span>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
