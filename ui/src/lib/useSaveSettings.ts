import { useQueryClient } from "@tanstack/react-query";
import type { Settings } from "@/platform/bindings/types";
import { useHost } from "@/platform/host";
import { asFailure, failureDetails } from "./errors";
import { flashes } from "./flash";
import { keys } from "./queries";
import { useSettings } from "./start";

/**
 * Saves a change of the settings. It shows at once, and is taken back with a
 * notice where it could not be kept.
 */
export function useSaveSettings(): (change: Partial<Settings>) => void {
  const host = useHost();
  const client = useQueryClient();
  const before = useSettings();
  return (change) => {
    const wanted = { ...(client.getQueryData<Settings>(keys.settings) ?? before), ...change };
    client.setQueryData(keys.settings, wanted);
    host.commands
      .settingsSave(wanted)
      .then((kept) => client.setQueryData(keys.settings, kept))
      .catch((thrown: unknown) => {
        client.setQueryData(keys.settings, before);
        flashes.show({
          id: "settings",
          tone: "bad",
          title: "The settings were not saved",
          detail: failureDetails(asFailure(thrown)),
        });
      });
  };
}
