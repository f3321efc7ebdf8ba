import { Icon } from "@/components/Icon";
import { cx } from "@/lib/classes";
import type { PlanView } from "@/platform/bindings/types";
import { CostLine } from "./CostLine";

/** What follows from a plan, and what it costs. */
export function Consequences({ plan }: { plan: PlanView }) {
  return (
    <ul className="grid gap-1.5">
      {plan.consequences.map(({ tone, text }) => (
        <li key={text} className="flex items-start gap-2.5">
          <Icon
            name={tone === "warning" ? "warning" : "info"}
            size={15}
            className={cx("mt-0.5", tone === "warning" ? "text-warn" : "text-muted")}
          />
          <span>
            {tone === "warning" && <span className="sr-only">Warning: </span>}
            {text}
          </span>
        </li>
      ))}
      {plan.cost !== null && <CostLine cost={plan.cost} />}
    </ul>
  );
}
