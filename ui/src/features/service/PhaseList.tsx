import { Elapsed } from "@/components/Elapsed";
import { Icon } from "@/components/Icon";
import type { IconName } from "@/components/iconPaths";
import { cx } from "@/lib/classes";
import { duration } from "@/lib/format";
import type { Phase, PhaseState } from "@/platform/bindings/types";

const looks: Record<PhaseState, { icon: IconName; color: string; words: string }> = {
  waiting: { icon: "waiting", color: "text-faint", words: "waiting" },
  running: { icon: "busy", color: "text-busy", words: "in progress" },
  done: { icon: "success", color: "text-ok", words: "done" },
  failed: { icon: "error", color: "text-bad", words: "failed" },
};

/** What an operation goes through, in order, with the time each part took. */
export function PhaseList({ phases, columns = 1 }: { phases: readonly Phase[]; columns?: 1 | 2 }) {
  return (
    <ol aria-label="Phases" className={columns === 1 ? undefined : "columns-2 gap-10"}>
      {phases.map((phase) => {
        const { icon, color, words } = looks[phase.state];
        return (
          <li key={phase.name} className="flex min-h-7 break-inside-avoid items-center gap-2.5">
            <Icon name={icon} size={15} strong className={cx(color, icon === "busy" && "animate-turn")} />
            <span className={cx("min-w-0 flex-1", phase.state === "waiting" && "text-muted")}>
              {phase.name}
              <span className="sr-only">, {words}</span>
            </span>
            <span className="num flex-none text-sm text-muted">
              <PhaseTime phase={phase} />
            </span>
          </li>
        );
      })}
    </ol>
  );
}

function PhaseTime({ phase: { state, startedAt, endedAt } }: { phase: Phase }) {
  if (startedAt === null) return null;
  if (endedAt !== null) return duration((endedAt - startedAt) / 1000);
  // What failed or ended without a time is not counted on.
  return state === "running" ? <Elapsed since={startedAt} /> : null;
}
