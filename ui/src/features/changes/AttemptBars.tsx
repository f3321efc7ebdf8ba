import { Link } from "@tanstack/react-router";
import { createPortal } from "react-dom";
import { Notice } from "@/components/Notice";
import { useFlashSlot } from "@/lib/flashSlot";
import { counted } from "@/lib/format";
import { paths } from "@/lib/paths";
import type { PlanView } from "@/platform/bindings/types";
import { AttemptBar } from "./AttemptBar";
import { useShownAttempts } from "./useShownAttempts";

/** How many are shown at once; the others wait, the newest first. */
const SHOWN = 4;

/** How the changes made here go, each from its undo to its verdict, among the page's other notices. */
export function AttemptBars({ plans }: { plans: ReadonlyMap<string, PlanView> }) {
  const { attempts, dismiss } = useShownAttempts();
  const slot = useFlashSlot();
  if (slot === null) return null;
  const more = attempts.length - SHOWN;
  return createPortal(
    <>
      {more > 0 && (
        <Notice>
          <p className="px-3 text-muted">
            {counted(more, "more change")},{" "}
            <Link {...paths.activity({ tab: "journal" })} className="text-accent">
              see the journal
            </Link>
          </p>
        </Notice>
      )}
      {attempts.slice(0, SHOWN).map((attempt) => (
        <AttemptBar
          key={attempt.id}
          attempt={attempt}
          plan={plans.get(attempt.id)}
          onDismiss={() => dismiss(attempt)}
        />
      ))}
    </>,
    slot,
  );
}
