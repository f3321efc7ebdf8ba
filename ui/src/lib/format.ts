/*
 * Figures and times in words: the interface speaks English, wherever it runs. What is this short is written without
 * Intl, whose first format reads its tables from the disk before the first picture.
 */
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec"] as const;

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Younger than this is "just now", and the seconds after it are counted in steps of the same length. */
const STEP = 20 * SECOND;
const LONG_PAST = 60 * DAY;

/**
 * How long ago, as one short figure: "20 s ago", "4 h ago", "3 d ago". Seconds
 * go in steps of twenty: a page that is read every half minute needs no second hand.
 */
export function relativeTime(at: number, now: number): string {
  const age = now - at;
  if (age < STEP) return "just now";
  if (age < MINUTE) return `${(Math.floor(age / STEP) * STEP) / SECOND} s ago`;
  if (age < HOUR) return `${Math.floor(age / MINUTE)} min ago`;
  if (age < DAY) return `${Math.floor(age / HOUR)} h ago`;
  if (age < LONG_PAST) return `${Math.floor(age / DAY)} d ago`;
  return calendarDay(new Date(at));
}

/** A day of the user's own time zone: "12 Jul 2025". */
function calendarDay(day: Date): string {
  return `${day.getDate()} ${MONTHS[day.getMonth()]} ${day.getFullYear()}`;
}

/** The moment from which `relativeTime` says something else. */
export function relativeTimeUntil(at: number, now: number): number {
  const age = now - at;
  if (age >= LONG_PAST) return Number.POSITIVE_INFINITY;
  const step = age < MINUTE ? STEP : age < HOUR ? MINUTE : age < DAY ? HOUR : DAY;
  return at + Math.max(step, (Math.floor(age / step) + 1) * step);
}

/** How long something has been going on. */
export function elapsedTime(since: number, now: number): string {
  return duration(Math.floor((now - since) / SECOND));
}

/** The moment from which `elapsedTime` says something else. */
export function elapsedTimeUntil(since: number, now: number): number {
  const age = Math.max(0, now - since);
  const step = age < HOUR ? SECOND : age < DAY ? MINUTE : HOUR;
  return since + (Math.floor(age / step) + 1) * step;
}

/** The whole seconds that are left until a moment. */
export function secondsLeft(until: number, now: number): number {
  return Math.max(0, Math.ceil((until - now) / SECOND));
}

/** The moment from which `secondsLeft` says something else. */
export function secondsLeftUntil(until: number, now: number): number {
  const left = secondsLeft(until, now);
  return left === 0 ? Number.POSITIVE_INFINITY : until - (left - 1) * SECOND;
}

/** A length of time in its two largest units: "45 s", "1 min 52 s", "2 h 5 min". */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return pair(Math.floor(whole / 60), "min", whole % 60, "s");
  if (whole < 86_400) return pair(Math.floor(whole / 3600), "h", Math.floor((whole % 3600) / 60), "min");
  return pair(Math.floor(whole / 86_400), "d", Math.floor((whole % 86_400) / 3600), "h");
}

function pair(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`;
}

/** A length of time as people say it beforehand: "about 4 min", "about 40 s". */
export function aboutDuration(seconds: number): string {
  if (seconds < 90) return `about ${Math.max(5, Math.round(seconds / 5) * 5)} s`;
  return `about ${Math.round(seconds / 60)} min`;
}

/** A whole number with its thousands apart: "1,204". */
export function count(value: number): string {
  return Math.round(value).toFixed(0).replaceAll(/\B(?=(?:\d{3})+$)/g, ",");
}

/** "1 service", "41 services": English plurals that take an s. */
export function counted(value: number, noun: string): string {
  return `${count(value)} ${noun}${value === 1 ? "" : "s"}`;
}

/** A sentence's words in the middle of another one: "AWS" and other names keep their capitals. */
export function midSentence(words: string): string {
  return /^[A-Z][a-z]/.test(words) ? words.charAt(0).toLowerCase() + words.slice(1) : words;
}

/** An account id in groups of four, as AWS prints it: "4821-0093-7716". */
export function accountId(id: string): string {
  return id.replace(/^(\d{4})(\d{4})(\d{4})$/, "$1-$2-$3");
}
