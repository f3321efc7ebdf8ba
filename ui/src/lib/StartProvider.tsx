import { skipToken, useQuery, useSuspenseQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { Attempt, ProfileList, Settings } from "@/platform/bindings/types";
import { useHost } from "@/platform/host";
import { keys, startQuery } from "./queries";
import { AttemptsContext, ProfilesContext, SettingsContext, StartContext } from "./start";

/**
 * Listens to the cache once for everybody. Some sixty places of the first picture ask for the settings or the profiles,
 * and a listener of its own for each is what the cache takes longest to make.
 */
export function StartProvider({ children }: { children: ReactNode }) {
  const start = useSuspenseQuery(startQuery(useHost())).data;
  const settings = useQuery<Settings>({ queryKey: keys.settings, queryFn: skipToken }).data ?? start.settings;
  const profiles = useQuery<ProfileList>({ queryKey: keys.profiles, queryFn: skipToken }).data ?? start.profiles;
  const attempts = useQuery<Attempt[]>({ queryKey: keys.attempts, queryFn: skipToken }).data ?? start.inFlight;
  return (
    <StartContext value={start}>
      <SettingsContext value={settings}>
        <ProfilesContext value={profiles}>
          <AttemptsContext value={attempts}>{children}</AttemptsContext>
        </ProfilesContext>
      </SettingsContext>
    </StartContext>
  );
}
