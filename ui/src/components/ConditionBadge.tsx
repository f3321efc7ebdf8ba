import { conditionWords } from "@/lib/conditionWords";
import type { Condition } from "@/platform/bindings/types";
import { Elapsed } from "./Elapsed";
import { StatusBadge } from "./StatusBadge";

/** A service's condition: icon, words, colour, and for what is under way its time. */
export function ConditionBadge({ condition, className }: { condition: Condition; className?: string }) {
  const { tone, words, icon, since, usualSeconds, detail } = conditionWords(condition);
  return (
    <StatusBadge
      tone={tone}
      words={words}
      {...(icon === undefined ? {} : { icon })}
      {...(className === undefined ? {} : { className })}
      detail={
        since === undefined ? (
          detail
        ) : (
          <>
            {detail !== undefined && `${detail}, `}
            <Elapsed since={since} usualSeconds={usualSeconds} />
          </>
        )
      }
    />
  );
}
