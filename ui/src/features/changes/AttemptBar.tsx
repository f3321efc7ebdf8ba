import { Link } from "@tanstack/react-router";
import { Button } from "@/components/Button";
import { CopyButton } from "@/components/CopyButton";
import { Elapsed } from "@/components/Elapsed";
import { Notice, NoticeText } from "@/components/Notice";
import { Strip } from "@/components/Strip";
import { NeedButton } from "@/features/signin/NeedButton";
import { useNow } from "@/lib/clock";
import { asFailure, failureDetails } from "@/lib/errors";
import { flashes } from "@/lib/flash";
import { accountId, counted } from "@/lib/format";
import { askedBy } from "@/lib/needs";
import { paths } from "@/lib/paths";
import { left } from "@/lib/readings";
import { useFleetRows } from "@/lib/useFleet";
import type { Attempt, AttemptId, PlanView } from "@/platform/bindings/types";
import { useHost } from "@/platform/host";
import { attemptWords, stepsDone } from "./attemptWords";
import { useChange } from "./changeContext";

export interface AttemptBarProps {
  attempt: Attempt;
  /** What it was planned as; absent for attempts of an earlier start. */
  plan: PlanView | undefined;
  onDismiss: () => void;
}

/** One attempt, followed from what can still be undone to the verdict. */
export function AttemptBar({ attempt, plan, onDismiss }: AttemptBarProps) {
  const { tone, title, detail } = attemptWords(attempt);
  const { state, service, account } = attempt;
  const held = state.kind === "held";
  return (
    <Notice urgent={tone === "bad"}>
      <Strip
        tone={tone}
        // What can still be undone leaves when its time is up, not before.
        onDismiss={held ? undefined : onDismiss}
        actions={<Actions attempt={attempt} onDismiss={onDismiss} />}
      >
        <NoticeText>
          <span className="font-semibold wrap-anywhere">{title}</span>
          {state.kind === "following" && <Progress attempt={attempt} />}
          {detail !== null && <span className="wrap-anywhere text-muted select-text">{detail}</span>}
          {held && plan?.consequences[0] !== undefined && (
            <span className="text-muted">{plan.consequences[0].text}</span>
          )}
          {state.kind === "failed" && attempt.steps.length > 1 && (
            <span className="text-muted">
              {stepsDone(attempt)} of {counted(attempt.steps.length, "step")} done
            </span>
          )}
          <span className="num text-sm text-muted">
            {service.cell.profile} · {accountId(account)} · {service.cell.region}
          </span>
        </NoticeText>
      </Strip>
    </Notice>
  );
}

/** How long it has been going on. Not read out: readers would hear every second. */
function Progress({ attempt: { service, operation, startedAt } }: { attempt: Attempt }) {
  const row = useFleetRows().find(({ summary }) => summary.arn === service.arn);
  const usual = row?.condition.kind === "inProgress" ? row.condition.usualSeconds : null;
  return (
    <span aria-hidden="true" className="num text-muted">
      {/* For readers of the whole bar; a flex container draws no space. */}
      {" "}
      <Elapsed since={operation?.startedAt ?? startedAt} usualSeconds={usual} />
    </span>
  );
}

function Actions({ attempt, onDismiss }: { attempt: Attempt; onDismiss: () => void }) {
  const { resume } = useChange();
  const { state, service, steps } = attempt;
  switch (state.kind) {
    case "held":
      return <Undo attempt={attempt.id} until={state.until} />;
    case "applying":
    case "undone":
      return null;
    case "following":
    case "unknown":
      return <ActivityLink attempt={attempt}>Follow</ActivityLink>;
    case "ended":
      return (
        <ActivityLink attempt={attempt}>
          {state.verdict === null || state.verdict === "succeeded" ? "Open" : "See why"}
        </ActivityLink>
      );
    case "failed": {
      const asked = askedBy(state.failure, service.cell.profile);
      return (
        <>
          {asked !== null && <NeedButton asked={asked} />}
          {steps.length > stepsDone(attempt) && (
            <Button
              variant="quiet"
              className="text-accent!"
              onClick={() => {
                onDismiss();
                resume(attempt.id, service);
              }}
            >
              {stepsDone(attempt) > 0 ? "Offer the rest" : "Plan again"}
            </Button>
          )}
          <CopyButton label="Copy details" text={failureDetails(state.failure)} />
        </>
      );
    }
    default:
      return state satisfies never;
  }
}

function ActivityLink({ attempt: { service }, children }: { attempt: Attempt; children: string }) {
  return (
    <Link {...paths.service(service, { tab: "activity" })} className="rounded-sm px-2 font-medium text-accent">
      {children}
    </Link>
  );
}

function Undo({ attempt, until }: { attempt: AttemptId; until: number }) {
  const host = useHost();
  const seconds = useNow(until, left);
  const undo = async () => {
    try {
      await host.commands.changeUndo(attempt);
    } catch (thrown) {
      // Its time was up a moment before: the bar says what happens instead.
      flashes.show({ id: `undo ${attempt}`, tone: "bad", title: "Not undone", detail: failureDetails(asFailure(thrown)) });
    }
  };
  return (
    <Button variant="quiet" className="text-accent!" disabledReason={seconds === 0 ? "It has begun." : undefined} onClick={() => void undo()}>
      Undo
      <span aria-hidden="true" className="num text-muted">
        {seconds} s
      </span>
    </Button>
  );
}
