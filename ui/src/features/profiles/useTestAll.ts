import { useState } from "react";
import { useHost } from "@/platform/host";
import type { Profile } from "@/platform/bindings/types";
import { useTakeProfiles } from "./useTakeProfiles";

/** As many at a time: each may run a program or several calls. */
const AT_ONCE = 4;
/** Whoever has more of them narrows the list first. */
export const MOST = 60;

/** Asks STS who the profiles are that nobody has asked about yet. It is never done but on a click. */
export function useTestAll(profiles: readonly Profile[]) {
  const { commands } = useHost();
  const take = useTakeProfiles();
  const [busy, setBusy] = useState(false);
  const unread = profiles.filter((profile) => profile.state.kind === "unread" && profile.broken === null);

  const run = async () => {
    setBusy(true);
    const waiting = unread.map((profile) => profile.name).values();
    const work = async () => {
      for (const name of waiting) {
        try {
          // oxlint-disable-next-line no-await-in-loop -- one after the other, in each of the lanes
          take(await commands.profileIdentify(name));
        } catch {
          // What does not work is a state of the profile, which the list shows; the others are asked all the same.
        }
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    setBusy(false);
  };
  return { busy, unread: unread.length, run: () => void run() };
}
