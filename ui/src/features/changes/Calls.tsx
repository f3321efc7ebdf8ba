import { useId, useState } from "react";
import { Icon } from "@/components/Icon";
import { counted } from "@/lib/format";
import type { PlanView } from "@/platform/bindings/types";

/** A plan's calls as text for a terminal. */
export function cliOf(plan: PlanView): string {
  return plan.steps.map((step) => step.cli).join("\n");
}

/** The calls that will be made, as the AWS CLI would make them. */
export function Calls({ plan }: { plan: PlanView }) {
  const [open, setOpen] = useState(true);
  const id = useId();
  return (
    <div>
      <button
        type="button"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
        className="-ml-1 inline-flex items-center gap-1 rounded-sm px-1 text-sm text-muted hover:text-fg"
      >
        <Icon name={open ? "chevron-down" : "chevron-right"} size={14} />
        {counted(plan.steps.length, "call")}
      </button>
      {/* It scrolls, so the keyboard must be able to come to it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div id={id} hidden={!open} role="group" aria-label="Calls" tabIndex={0} className="mt-1 max-h-48 overflow-auto pb-2">
        <ol className="w-max">
          {plan.steps.map((step) => (
            <li key={step.cli} title={step.title}>
              <code className="block whitespace-pre select-text">{step.cli}</code>
            </li>
          ))}
        </ol>
      </div>
    </div>
  );
}
