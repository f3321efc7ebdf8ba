import { scopeProfiles, scopeRegions, withoutProfile, withProfile, withRegions } from "@/lib/scope";
import { useScope, useSetScope } from "@/lib/useScope";
import type { Profile } from "@/platform/bindings/types";

/** The ways in which the user changes what is on screen. */
export function useScopeChanges() {
  const scope = useScope();
  const setScope = useSetScope();

  /** A profile comes with the regions set for it, its file's own, or those on screen. */
  const regionsFor = (profile: Profile): string[] => {
    if (profile.regions.length > 0) return profile.regions;
    return profile.defaultRegion === null ? scopeRegions(scope) : [profile.defaultRegion];
  };
  const add = (profile: Profile) => {
    setScope(withProfile(scope, profile.name, regionsFor(profile)));
  };
  return {
    only: (profile: Profile) => {
      setScope(withProfile({ cells: [] }, profile.name, regionsFor(profile)));
    },
    toggle: (profile: Profile) => {
      const chosen = scopeProfiles(scope);
      if (!chosen.includes(profile.name)) add(profile);
      // The last one stays: an empty scope shows nothing and means nothing.
      else if (chosen.length > 1) setScope(withoutProfile(scope, profile.name));
    },
    setRegions: (regions: readonly string[]) => {
      if (regions.length > 0) setScope(withRegions(scope, regions));
    },
  };
}
