import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { asFailure, failureDetails } from "@/lib/errors";
import { flashes } from "@/lib/flash";
import { readAgain } from "@/lib/needs";
import { useHost } from "@/platform/host";
import { useTakeProfiles } from "./useTakeProfiles";

/** Taking a profile for the account that it has become. The list follows by an event. */
export function useAcceptAccount(profile: string) {
  const { commands } = useHost();
  const client = useQueryClient();
  const take = useTakeProfiles();
  const [busy, setBusy] = useState(false);
  const accept = async () => {
    setBusy(true);
    try {
      take(await commands.profileAcceptAccount(profile));
      readAgain(client, [profile]);
    } catch (thrown) {
      flashes.show({ id: "account", tone: "bad", title: "The account was not accepted", detail: failureDetails(asFailure(thrown)) });
    } finally {
      setBusy(false);
    }
  };
  return { busy, accept: () => void accept() };
}
