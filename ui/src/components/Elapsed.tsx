import { useNow } from "@/lib/clock";
import { aboutDuration } from "@/lib/format";
import { elapsed } from "@/lib/readings";

export interface ElapsedProps {
  /** Milliseconds since the epoch. */
  since: number;
  /** What this usually takes here, in seconds. */
  usualSeconds?: number | null | undefined;
  className?: string;
}

/** How long something has been going on, beside what is usual. */
export function Elapsed({ since, usualSeconds, className }: ElapsedProps) {
  const words = useNow(since, elapsed);
  return (
    <span className={className}>
      {usualSeconds === undefined || usualSeconds === null ? words : `${words} of ${aboutDuration(usualSeconds)}`}
    </span>
  );
}
