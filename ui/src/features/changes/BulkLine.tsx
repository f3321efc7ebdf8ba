import { MiddleTruncate } from "@/components/MiddleTruncate";
import { StatusBadge } from "@/components/StatusBadge";
import { failureWords } from "@/lib/errors";
import { NeedButton } from "@/features/signin/NeedButton";
import { askedBy } from "@/lib/needs";
import { useAttempts, useProfile } from "@/lib/start";
import type { Attempt, Failure } from "@/platform/bindings/types";
import { attemptWords } from "./attemptWords";
import type { BulkItem, BulkItemState } from "./bulkState";
import { Consequences } from "./Consequences";
import { PlanPlace } from "./PlanPlace";

/** One service of a bulk change: its plan, and then how it went. */
export function BulkLine({ item: { subject, state } }: { item: BulkItem }) {
  const profile = useProfile(subject.service.cell.profile);
  const plan = "plan" in state ? state.plan : null;
  return (
    <li aria-label={plan?.title ?? subject.summary.name} className="grid grid-cols-1 gap-1 py-2.5">
      <div className="flex items-center gap-3">
        <MiddleTruncate text={plan?.title ?? subject.summary.name} className="font-medium" />
        <span className="ml-auto flex-none">
          <LineState state={state} />
        </span>
      </div>
      <div className="text-sm text-muted">
        <PlanPlace
          service={subject.service}
          account={plan?.account ?? null}
          production={plan?.production ?? profile?.production ?? false}
        />
      </div>
      <Why state={state} profile={subject.service.cell.profile} />
      {state.kind === "planned" && plan !== null && <Consequences plan={plan} />}
    </li>
  );
}

function LineState({ state }: { state: BulkItemState }) {
  switch (state.kind) {
    case "planning":
      return <StatusBadge tone="busy" words="Planning…" />;
    case "refused":
      return <StatusBadge tone="idle" icon="minus" words="Left out" />;
    case "unplanned":
      return <StatusBadge tone={failureWords[state.failure.code].tone} words="Not planned" />;
    case "planned":
      return <StatusBadge tone="idle" icon="waiting" words="Ready" />;
    case "applying":
      return <StatusBadge tone="busy" words="Applying…" />;
    case "applied":
      return <AttemptState first={state.attempt} />;
    case "unapplied":
      return <StatusBadge tone={failureWords[state.failure.code].tone} words="Not applied" />;
    default:
      return state satisfies never;
  }
}

/** The attempt as it stands at the moment, not as it was when it began. */
function AttemptState({ first }: { first: Attempt }) {
  const attempt = useAttempts().find(({ id }) => id === first.id) ?? first;
  const { tone, words } = attemptWords(attempt);
  return <StatusBadge tone={tone} words={words} />;
}

function Why({ state, profile }: { state: BulkItemState; profile: string }) {
  if (state.kind === "refused") return <p className="text-muted">{state.reason}.</p>;
  if (state.kind === "unplanned" || state.kind === "unapplied") return <FailureLine failure={state.failure} profile={profile} />;
  return null;
}

function FailureLine({ failure, profile }: { failure: Failure; profile: string }) {
  const { title, advice } = failureWords[failure.code];
  const asked = askedBy(failure, profile);
  return (
    <div className="wrap-anywhere">
      <b className="font-semibold">{title}.</b> <span className="select-text">{failure.message}</span>{" "}
      <span className="text-muted">
        {advice}
        {failure.requestId !== null && ` Request id ${failure.requestId}.`}
      </span>{" "}
      {asked !== null && <NeedButton asked={asked} variant="quiet" className="text-accent!" />}
    </div>
  );
}
