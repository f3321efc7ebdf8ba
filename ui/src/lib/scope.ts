import type { Cell, Scope } from "@/platform/bindings/types";

/*
 * A scope in the URL: "acme-prod:eu-west-1,us-east-1;acme-dev:eu-west-1".
 * Profile names may hold any character, so each is percent-encoded.
 */
export function encodeScope(scope: Scope): string {
  return [...byProfile(scope)]
    .map(([profile, regions]) => `${encodeURIComponent(profile)}:${regions.join(",")}`)
    .join(";");
}

/** The scope that a text from the URL names; null where it names none. */
export function decodeScope(text: string): Scope | null {
  const cells: Cell[] = [];
  for (const part of text.split(";")) {
    const [name, regions] = part.split(":");
    if (name === undefined || name === "" || regions === undefined || !/^[a-z0-9-]+(,[a-z0-9-]+)*$/.test(regions)) {
      return null;
    }
    const profile = decoded(name);
    if (profile === null) return null;
    for (const region of regions.split(",")) cells.push({ profile, region });
  }
  return { cells };
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    // A lone percent sign: somebody else wrote this URL.
    return null;
  }
}

/** The regions of each profile, both in the scope's order. */
export function byProfile(scope: Scope): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { profile, region } of scope.cells) {
    const regions = found.get(profile);
    if (regions === undefined) found.set(profile, [region]);
    else if (!regions.includes(region)) regions.push(region);
  }
  return found;
}

export function scopeProfiles(scope: Scope): string[] {
  return [...byProfile(scope).keys()];
}

/** The regions that any profile of the scope is read in. */
export function scopeRegions(scope: Scope): string[] {
  return [...new Set(scope.cells.map((cell) => cell.region))];
}

/** The scope of exactly these profiles and regions, given as a map. */
function ofProfiles(profiles: Iterable<[string, readonly string[]]>): Scope {
  return { cells: [...profiles].flatMap(([profile, regions]) => regions.map((region) => ({ profile, region }))) };
}

/** With one more profile, in its own regions. */
export function withProfile(scope: Scope, profile: string, regions: readonly string[]): Scope {
  return ofProfiles([...byProfile(scope), [profile, regions]]);
}

export function withoutProfile(scope: Scope, profile: string): Scope {
  return { cells: scope.cells.filter((cell) => cell.profile !== profile) };
}

/** Every profile of the scope in exactly these regions. */
export function withRegions(scope: Scope, regions: readonly string[]): Scope {
  return ofProfiles(scopeProfiles(scope).map((profile): [string, readonly string[]] => [profile, regions]));
}

export function sameCell(a: Cell, b: Cell): boolean {
  return a.profile === b.profile && a.region === b.region;
}
