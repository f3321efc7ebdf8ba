import { useQueryClient } from "@tanstack/react-query";
import { keys } from "@/lib/queries";
import type { ProfileList } from "@/platform/bindings/types";

/** Takes the list that a command answered: the page that is opened next must not wait for the event. */
export function useTakeProfiles(): (list: ProfileList) => void {
  const client = useQueryClient();
  return (list) => client.setQueryData(keys.profiles, list);
}
