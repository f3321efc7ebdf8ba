import { Icon } from "@/components/Icon";
import { cx } from "@/lib/classes";
import { toneGround, toneText } from "@/lib/tone";
import type { ResolutionProblem } from "@/platform/bindings/types";
import { Place } from "./Place";

/** What is wrong with a profile's sections, and how to mend it. */
export function ProblemList({ problems }: { problems: readonly ResolutionProblem[] }) {
  if (problems.length === 0) return null;
  return (
    <ul aria-label="Problems" className="grid gap-2">
      {problems.map((problem) => {
        const tone = problem.fatal ? "bad" : "warn";
        return (
          <li
            key={`${problem.what} ${problem.place?.line ?? ""}`}
            className={cx("flex items-start gap-3 rounded-md px-3.5 py-2.5", toneGround[tone])}
          >
            <Icon name={problem.fatal ? "error" : "warning"} className={cx("mt-0.5", toneText[tone])} />
            <div className="min-w-0 flex-1">
              <p className="font-semibold wrap-anywhere select-text">{problem.what}</p>
              <p className="wrap-anywhere text-muted select-text">{problem.mend}</p>
              {problem.place !== null && <Place place={problem.place} />}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
