import { createContext, use } from "react";
import { once } from "./once";

/** Points in time, written in the zone that the settings ask for. */
export interface Times {
  /** "15:38:04": a line of a log. */
  clock: (at: number) => string;
  /** "15:38". */
  minute: (at: number) => string;
  /** "12 Nov". */
  day: (at: number) => string;
  /** "12 Nov, 15:38". */
  dayAndMinute: (at: number) => string;
  /** The whole date and time with its zone. */
  exact: (at: number) => string;
  /** The zone, where it has to be named to those who compute with it. */
  zone: "UTC" | undefined;
}

// The locale is fixed: navigator.language can be "C", which Intl refuses.
function timesIn(zone: "UTC" | undefined): Times {
  const written = (options: Intl.DateTimeFormatOptions) => {
    const format = once(
      () => new Intl.DateTimeFormat("en-GB", zone === undefined ? options : { ...options, timeZone: zone }),
    );
    return (at: number) => format().format(at);
  };
  const minute = { hour: "2-digit", minute: "2-digit" } as const;
  const clock = { ...minute, second: "2-digit" } as const;
  const day = { day: "numeric", month: "short" } as const;
  return {
    clock: written(clock),
    minute: written(minute),
    day: written(day),
    dayAndMinute: written({ ...day, ...minute }),
    exact: written({ ...day, year: "numeric", ...clock, timeZoneName: "short" }),
    zone,
  };
}

export const localTimes = timesIn(undefined);
export const utcTimes = timesIn("UTC");

/**
 * Which of the two the settings ask for. A context, because a table has a time
 * in every row and must not follow the settings from each of them.
 */
export const TimesContext = createContext<Times>(localTimes);

export function useTimes(): Times {
  return use(TimesContext);
}
