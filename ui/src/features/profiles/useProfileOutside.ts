import { asFailure, failureDetails } from "@/lib/errors";
import { flashes } from "@/lib/flash";
import type { Profile } from "@/platform/bindings/types";
import { useHost } from "@/platform/host";
import { openedWords } from "./consoleWords";

function told(title: string, asked: Promise<void>): void {
  asked.catch((thrown: unknown) => {
    flashes.show({ id: title, tone: "bad", title, detail: failureDetails(asFailure(thrown)) });
  });
}

/** What of a profile leads out of the window: its console, and the end of its session. */
export function useProfileOutside({ name, session, regions, defaultRegion }: Profile) {
  const { commands } = useHost();
  return {
    openConsole: () =>
      told(
        "The console was not opened",
        commands.consoleOpen({ profile: name, region: regions[0] ?? defaultRegion ?? "us-east-1" }, null).then((opened) => {
          flashes.show({ id: "console", tone: "ok", title: openedWords(opened), passing: true });
        }),
      ),
    /** For a profile that no file has. */
    forget: () => told("Not removed", commands.discoveryForget(name).then(() => undefined)),
    signOut: () =>
      told(
        "Not signed out",
        commands.profileSignOut(name).then(() => {
          flashes.show({ id: "signed out", tone: "ok", title: `Signed out of ${session ?? name}`, passing: true });
        }),
      ),
  };
}
