import { Button } from "@/components/Button";
import { Card } from "@/components/Card";
import { NumberField } from "@/components/NumberField";
import { Icon } from "@/components/Icon";
import { useChange } from "@/features/changes/changeContext";
import type { AutoScalingConfiguration, ScalingFigures } from "@/platform/bindings/types";
import { useScalingDraft } from "./scalingDrafts";
import { checkScaling, limits, sameFigures, scalingMeaning } from "./scalingRules";
import type { ShownService } from "./useService";
import { useServiceActionReason } from "./useServiceActions";

const fields = [
  {
    figure: "maxConcurrency",
    label: "Max concurrency",
    unit: "requests per instance",
    hint: "Concurrent requests an instance takes before another one is started: 1 to 200.",
  },
  { figure: "minSize", label: "Min size", unit: "instances", hint: "Provisioned at all times: 1 to 25." },
  { figure: "maxSize", label: "Max size", unit: "instances", hint: "The service never has more than these." },
] as const satisfies readonly { figure: keyof ScalingFigures; label: string; unit: string; hint: string }[];

/** The three figures. They are edited here and changed only through plan and review. */
export function ScalingForm({ shown, current }: { shown: ShownService; current: AutoScalingConfiguration }) {
  const { service } = shown;
  const [draft = current.figures, setDraft] = useScalingDraft(service);
  const desk = useChange();
  const notAllowed = useServiceActionReason(shown)("scale");
  const check = checkScaling(draft);
  const changed = !sameFigures(current.figures, draft);
  const reason =
    notAllowed ??
    (changed ? undefined : "The figures are as they are in AWS") ??
    (check.figures === null ? "Correct the figures first" : undefined);

  return (
    <Card title="Auto scaling" note={`${current.name} · revision ${current.revision}`}>
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (reason === undefined && check.figures !== null) desk.ask(service, { kind: "scale", figures: check.figures });
        }}
      >
        {fields.map(({ figure, label, unit, hint }) => (
          <NumberField
            key={figure}
            label={label}
            unit={unit}
            // Only the lower limit stops the buttons: a figure typed too large is refused in words, not replaced.
            min={limits[figure].min}
            value={draft[figure]}
            onValueChange={(value) => setDraft({ ...draft, [figure]: value })}
            error={check.errors[figure]}
            hint={
              <>
                {check.warnings[figure] === undefined ? (
                  hint
                ) : (
                  <span className="flex items-center gap-1 text-warn">
                    <Icon name="warning" size={14} />
                    {check.warnings[figure]}
                  </span>
                )}
                {draft[figure] !== current.figures[figure] && ` It is ${current.figures[figure]} in AWS.`}
              </>
            }
          />
        ))}
        {check.figures !== null && (
          <ul className="grid gap-1 border-t border-line pt-3 text-muted" aria-label="What it means">
            {scalingMeaning(check.figures).map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        )}
        <div className="flex items-center gap-2">
          <Button type="submit" variant="primary" disabledReason={reason} busy={desk.planning?.arn === service.arn}>
            Review change
          </Button>
          {changed && (
            <Button variant="quiet" onClick={() => setDraft(null)}>
              Discard
            </Button>
          )}
        </div>
      </form>
    </Card>
  );
}
