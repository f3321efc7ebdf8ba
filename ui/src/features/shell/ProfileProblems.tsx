import { useState } from "react";
import { CopyButton } from "@/components/CopyButton";
import { Strip } from "@/components/Strip";
import { failureDetails } from "@/lib/errors";
import { useProfileList } from "@/lib/start";

/** Files of profiles that could not be read; the other profiles are there all the same. */
export function ProfileProblems() {
  const { problems } = useProfileList();
  const [dismissed, setDismissed] = useState<readonly string[]>([]);
  const shown = problems.filter((problem) => !dismissed.includes(problem.message));
  return shown.map((problem) => (
    <Strip
      key={problem.message}
      tone="warn"
      className="mx-5 mt-3 flex-none"
      actions={<CopyButton label="Copy details" text={failureDetails(problem)} />}
      onDismiss={() => setDismissed([...dismissed, problem.message])}
    >
      <span className="wrap-anywhere select-text">{problem.message}</span>
    </Strip>
  ));
}
