/** The value where it is one of those known, else nothing: for what comes from a URL. */
export function oneOf<T extends string>(known: readonly T[], value: unknown): T | undefined {
  return known.find((candidate) => candidate === value);
}
