import { skipToken, useQuery, useSuspenseQuery } from "@tanstack/react-query";
import type { Attempt, Profile, ProfileList, Settings, Start } from "@/platform/bindings/types";
import { useHost } from "@/platform/host";
import { keys, startQuery } from "./queries";

/** What the program said when it started. The root route has read it before any page. */
export function useStart(): Start {
  return useSuspenseQuery(startQuery(useHost())).data;
}

export function useSettings(): Settings {
  const start = useStart();
  return useQuery<Settings>({ queryKey: keys.settings, queryFn: skipToken }).data ?? start.settings;
}

export function useProfileList(): ProfileList {
  const start = useStart();
  return useQuery<ProfileList>({ queryKey: keys.profiles, queryFn: skipToken }).data ?? start.profiles;
}

export function useProfile(name: string): Profile | undefined {
  return useProfileList().profiles.find((profile) => profile.name === name);
}

/** Attempts of this session and those it found unfinished, the latest first. */
export function useAttempts(): readonly Attempt[] {
  const start = useStart();
  return useQuery<Attempt[]>({ queryKey: keys.attempts, queryFn: skipToken }).data ?? start.inFlight;
}
