import { useRef, useState } from "react";
import { Button } from "@/components/Button";
import { CopyButton } from "@/components/CopyButton";
import { Dialog } from "@/components/Dialog";
import { ErrorNotice } from "@/components/ErrorNotice";
import { StatusBadge } from "@/components/StatusBadge";
import { Strip } from "@/components/Strip";
import { TextField } from "@/components/TextField";
import { NeedOutlet } from "@/features/signin/NeedOutlet";
import type { PlanView } from "@/platform/bindings/types";
import type { Asked, AskState } from "./askState";
import { Calls, cliOf } from "./Calls";
import { changeVerb, nameOf } from "./changeWords";
import { Consequences } from "./Consequences";
import { DifferenceTable } from "./DifferenceTable";
import { PlanPlace } from "./PlanPlace";
import type { Ask } from "./useAsk";

/** The one review, for every change that asks for one, and for what failed before it. */
export function ReviewDialog({ ask }: { open: boolean; ask: Ask }) {
  const { state } = ask;
  if (state === null) return null;
  return <Review key={keyOf(state.asked)} ask={ask} state={state} />;
}

/** A question of its own begins with nothing typed; planning the same again keeps what was. */
function keyOf(asked: Asked): string {
  return `${asked.service.arn} ${JSON.stringify(asked.kind === "change" ? asked.change : asked.attempt)}`;
}

function Review({ ask, state }: { ask: Ask; state: AskState }) {
  const [typed, setTyped] = useState("");
  // Whoever presses Enter twice by accident has changed nothing.
  const back = useRef<HTMLButtonElement>(null);
  const { plan, phase, failure, asked } = state;
  const wanted = plan?.typedName ?? null;
  const submit = () => {
    if (plan !== null && phase === "reviewing" && (wanted === null || typed === wanted)) {
      ask.apply(wanted === null ? null : typed);
    }
  };
  return (
    <Dialog
      alert
      open={state.shown}
      onOpenChange={(open) => {
        // What is being applied cannot be called back; it is followed to its end.
        if (!open && phase !== "applying") ask.close();
      }}
      title={titleOf(state)}
      description={
        plan === null ? (
          `${asked.service.cell.profile} · ${asked.service.cell.region}`
        ) : (
          <PlanPlace service={plan.service} account={plan.account} production={plan.production} />
        )
      }
      {...(wanted === null ? { initialFocus: back } : {})}
      footer={
        <>
          {plan !== null && (
            <span className="mr-auto">
              <CopyButton labelled label="Copy as CLI" text={cliOf(plan)} />
            </span>
          )}
          <Button ref={back} onClick={ask.close} disabledReason={phase === "applying" ? "It is being applied." : undefined}>
            Back
          </Button>
          {plan !== null && (
            <Button
              variant={plan.risk === "destructive" ? "danger" : "primary"}
              busy={phase !== "reviewing"}
              disabledReason={wanted === null || typed === wanted ? undefined : `Type ${wanted} to confirm.`}
              onClick={submit}
            >
              {plan.production ? `${plan.verb} in production` : plan.verb}
            </Button>
          )}
        </>
      }
    >
      <div className="grid grid-cols-1 gap-4">
        {failure !== null && (
          <ErrorNotice
            failure={failure}
            what={plan === null ? "This could not be planned" : "Not applied"}
            onRetry={failure.code === "planStale" || plan === null ? ask.planAgain : submit}
            onMet={ask.goOn}
          />
        )}
        {state.met && failure === null && phase === "reviewing" && plan !== null && (
          <Strip tone="ok">
            The credentials are there again. Nothing was lost and nothing was changed meanwhile: go on below.
          </Strip>
        )}
        {plan === null ? (
          phase === "planning" && <StatusBadge tone="busy" words="Planning…" />
        ) : (
          <PlanBody plan={plan} />
        )}
        {wanted !== null && (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              submit();
            }}
          >
            <TextField
              label={
                <>
                  Type <b className="font-semibold text-fg select-text">{wanted}</b> to confirm
                </>
              }
              value={typed}
              onValueChange={setTyped}
              autoComplete="off"
              spellCheck={false}
              mono
            />
          </form>
        )}
        {/* A question for credentials opens inside the review, and leaves it as it was. */}
        <NeedOutlet />
      </div>
    </Dialog>
  );
}

function titleOf({ plan, asked }: AskState): string {
  if (plan !== null) return plan.title;
  return asked.kind === "change" ? `${changeVerb(asked.change)} ${nameOf(asked.service)}` : `The rest, on ${nameOf(asked.service)}`;
}

function PlanBody({ plan }: { plan: PlanView }) {
  return (
    <>
      {plan.difference.length > 0 && <DifferenceTable difference={plan.difference} />}
      {(plan.consequences.length > 0 || plan.cost !== null) && (
        <section aria-label="What follows" className="-mx-5 border-t border-line px-5 pt-4 first:border-0 first:pt-0">
          <Consequences plan={plan} />
        </section>
      )}
      <section className="-mx-5 border-t border-line px-5 pt-3">
        <Calls plan={plan} />
      </section>
    </>
  );
}
