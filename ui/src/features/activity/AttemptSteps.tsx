import { Icon } from "@/components/Icon";
import type { IconName } from "@/components/iconPaths";
import { cx } from "@/lib/classes";
import type { AttemptStep, StepState } from "@/platform/bindings/types";

const looks: Record<StepState["kind"], { icon: IconName; color: string; words: string }> = {
  waiting: { icon: "waiting", color: "text-faint", words: "not called" },
  running: { icon: "busy", color: "text-busy", words: "being called" },
  done: { icon: "success", color: "text-ok", words: "done" },
  failed: { icon: "error", color: "text-bad", words: "failed" },
  unknown: { icon: "help", color: "text-warn", words: "the answer was lost" },
};

/** The calls of a change, in order, and how far they went. */
export function AttemptSteps({ steps }: { steps: readonly AttemptStep[] }) {
  return (
    <ol aria-label="Steps" className="grid gap-1.5">
      {steps.map((step) => {
        const { icon, color, words } = looks[step.state.kind];
        return (
          <li key={step.cli} className="flex items-start gap-2.5">
            <Icon name={icon} size={15} strong className={cx("mt-0.5", color, icon === "busy" && "animate-turn")} />
            <div className="min-w-0 flex-1">
              <div>
                {step.title} <span className="text-sm text-muted">{words}</span>
              </div>
              <code className="block text-sm wrap-anywhere text-faint select-text">{step.cli}</code>
            </div>
          </li>
        );
      })}
    </ol>
  );
}
