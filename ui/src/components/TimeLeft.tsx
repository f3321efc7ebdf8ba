import { type Reading, useNow } from "@/lib/clock";
import { useTimes } from "@/lib/times";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** "38 s left" is for what one waits beside; a session is told in minutes, hours, days. */
const remaining: Reading<string> = {
  read: (at, now) => {
    const left = at - now;
    if (left <= 0) return "ended";
    if (left < MINUTE) return "less than 1 min left";
    if (left < HOUR) return `${Math.floor(left / MINUTE)} min left`;
    if (left < DAY) return `${Math.floor(left / HOUR)} h ${Math.floor((left % HOUR) / MINUTE)} min left`;
    return `${Math.floor(left / DAY)} d left`;
  },
  until: (at, now) => {
    const left = at - now;
    if (left <= 0) return Number.POSITIVE_INFINITY;
    const step = left < DAY ? MINUTE : DAY;
    return now + (left % step) + 1;
  },
};

export interface TimeLeftProps {
  /** Milliseconds since the epoch. */
  until: number;
  className?: string;
}

/** How much longer credentials hold, kept current; the exact end on hover. */
export function TimeLeft({ until, className }: TimeLeftProps) {
  const times = useTimes();
  const words = useNow(until, remaining);
  return (
    <time dateTime={new Date(until).toISOString()} title={`Until ${times.exact(until)}`} className={className}>
      {words}
    </time>
  );
}
