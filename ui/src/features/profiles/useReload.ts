import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { asFailure, failureDetails } from "@/lib/errors";
import { flashes } from "@/lib/flash";
import { keys } from "@/lib/queries";
import { useHost } from "@/platform/host";

/** Reads the AWS files again at the user's word: changes in them are noticed anyway. */
export function useReload() {
  const { commands } = useHost();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const reload = async () => {
    setBusy(true);
    try {
      client.setQueryData(keys.profiles, await commands.profilesReload());
    } catch (thrown) {
      flashes.show({ id: "reload", tone: "bad", title: "The files were not read", detail: failureDetails(asFailure(thrown)) });
    } finally {
      setBusy(false);
    }
  };
  return { busy, run: () => void reload() };
}
