import { useNow } from "@/lib/clock";
import { aboutDuration, duration } from "@/lib/format";

export interface ElapsedProps {
  /** Milliseconds since the epoch. */
  since: number;
  /** What this usually takes here, in seconds. */
  usualSeconds?: number | null | undefined;
  className?: string;
}

/** How long something has been going on, beside what is usual. */
export function Elapsed({ since, usualSeconds, className }: ElapsedProps) {
  const words = useNow((now) => {
    const elapsed = duration((now - since) / 1000);
    return usualSeconds === undefined || usualSeconds === null
      ? elapsed
      : `${elapsed} of ${aboutDuration(usualSeconds)}`;
  });
  return <span className={className}>{words}</span>;
}
