import { useNow } from "@/lib/clock";
import { relative } from "@/lib/readings";
import { useTimes } from "@/lib/times";

export interface RelativeTimeProps {
  /** Milliseconds since the epoch. */
  at: number;
  /** Before the time: "Updated". */
  prefix?: string;
  className?: string;
}

/** How long ago, kept current; the exact time on hover. */
export function RelativeTime({ at, prefix, className }: RelativeTimeProps) {
  const times = useTimes();
  const words = useNow(at, relative);
  return (
    <time
      dateTime={new Date(at).toISOString()}
      // Written out when somebody points at it: a table has a time in every row.
      onPointerEnter={(event) => {
        event.currentTarget.title = times.exact(at);
      }}
      className={className}
    >
      {prefix === undefined ? words : `${prefix} ${words}`}
    </time>
  );
}
