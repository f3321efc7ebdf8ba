/**
 * What is made when it is first asked for, and kept. Formats of dates and
 * figures are: making one costs milliseconds, and the start needs few of them.
 */
export function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
