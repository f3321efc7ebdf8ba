import { conditionWords } from "@/lib/conditionWords";
import { aboutDuration } from "@/lib/format";
import type { Condition } from "@/platform/bindings/types";
import { Elapsed } from "./Elapsed";
import { StatusBadge } from "./StatusBadge";

/** A service's condition: icon, words, colour, and for what is under way its time. */
export function ConditionBadge({ condition, className }: { condition: Condition; className?: string }) {
  const { tone, words, icon, since, usualSeconds, detail } = conditionWords(condition);
  const usual = usualSeconds === undefined ? undefined : `of ${aboutDuration(usualSeconds)}`;
  return (
    <StatusBadge
      tone={tone}
      words={words}
      {...(icon === undefined ? {} : { icon })}
      {...(className === undefined ? {} : { className })}
      // Without a time, what is usual would be a figure of nothing.
      detail={since === undefined ? detail : (usual ?? detail)}
      time={since === undefined ? undefined : <Elapsed since={since} />}
    />
  );
}
