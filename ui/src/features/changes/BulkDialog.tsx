import { Button } from "@/components/Button";
import { Dialog } from "@/components/Dialog";
import { NeedOutlet } from "@/features/signin/NeedOutlet";
import { count, counted } from "@/lib/format";
import { useAttempts, useProfileList } from "@/lib/start";
import { BulkLine } from "./BulkLine";
import { plannedOf } from "./bulkState";
import { bulkSummary } from "./bulkSummary";
import { changeVerb } from "./changeWords";
import type { Bulk } from "./useBulk";

/** Many plans in one review. Each is applied by itself, and each says how it went. */
export function BulkDialog({ bulk }: { open: boolean; bulk: Bulk }) {
  const { profiles } = useProfileList();
  const attempts = useAttempts();
  const { state } = bulk;
  if (state === null) return null;
  const verb = changeVerb(state.change);
  const plans = plannedOf(state);
  const production = new Set(profiles.filter((profile) => profile.production).map((profile) => profile.name));
  const inProduction = plans.filter(({ plan }) => production.has(plan.service.cell.profile)).length;
  return (
    <Dialog
      alert
      size="md"
      open={state.shown}
      onOpenChange={(open) => {
        if (!open) bulk.close();
      }}
      title={`${verb} ${counted(state.items.length, "service")}`}
      description={<span role="status">{bulkSummary(state, attempts)}</span>}
      footer={
        state.phase === "done" ? (
          <Button variant="primary" onClick={bulk.close}>
            Close
          </Button>
        ) : (
          <>
            <Button onClick={bulk.close}>{state.phase === "applying" ? "Stop" : "Back"}</Button>
            <Button
              variant="primary"
              busy={state.phase !== "reviewing"}
              disabledReason={
                state.phase === "reviewing" && plans.length === 0 ? "None of these services allows it." : undefined
              }
              onClick={bulk.apply}
            >
              {buttonWords(verb, plans.length, inProduction)}
            </Button>
          </>
        )
      }
    >
      <ul className="-my-2 divide-y divide-line">
        {state.items.map((item) => (
          <BulkLine key={`${item.subject.service.cell.profile} ${item.subject.service.arn}`} item={item} />
        ))}
      </ul>
      <NeedOutlet />
    </Dialog>
  );
}

/** "Deploy 3", "Deploy 3 in production", "Deploy 3, 1 in production". */
function buttonWords(verb: string, all: number, inProduction: number): string {
  if (inProduction === 0) return `${verb} ${count(all)}`;
  if (inProduction === all) return `${verb} ${count(all)} in production`;
  return `${verb} ${count(all)}, ${count(inProduction)} in production`;
}
