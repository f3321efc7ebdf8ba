import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { asFailure, failureDetails, failureWords } from "@/lib/errors";
import { flashes } from "@/lib/flash";
import { keys } from "@/lib/queries";
import { useHost } from "@/platform/host";

/** Asks STS who a profile is. A profile that does not work is an answer too, and shown where the profile is. */
export function useIdentify(profile: string) {
  const { commands } = useHost();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const ask = async () => {
    setBusy(true);
    try {
      client.setQueryData(keys.profiles, await commands.profileIdentify(profile));
      await client.invalidateQueries({ queryKey: keys.profile(profile) });
    } catch (thrown) {
      const failure = asFailure(thrown);
      const { tone, title } = failureWords[failure.code];
      flashes.show({ id: `test ${profile}`, tone, title: `${profile}: ${title}`, detail: failureDetails(failure) });
    } finally {
      setBusy(false);
    }
  };
  return { busy, run: () => void ask() };
}
