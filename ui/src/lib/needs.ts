import { createContext, use } from "react";
import type { QueryClient } from "@tanstack/react-query";
import type { IconName } from "@/components/iconPaths";
import type { Failure, KeyringObstacle, Need } from "@/platform/bindings/types";

export interface NeedWords {
  /** What a profile is like that waits for it: "Needs sign-in". */
  state: string;
  /** On the button that answers it: "Sign in…". */
  action: string;
  icon: IconName;
}

const obstacles: Record<KeyringObstacle, NeedWords> = {
  locked: { state: "Keyring is locked", action: "Unlock…", icon: "lock" },
  slow: { state: "Keyring does not answer", action: "Try again…", icon: "refresh" },
  absent: { state: "No keyring answers", action: "Try again…", icon: "refresh" },
  missing: { state: "Key is not in the keyring", action: "Enter the key…", icon: "key" },
};

/** The one table of what credentials wait for, in words. */
export function needWords(need: Need): NeedWords {
  switch (need.kind) {
    case "signIn":
    case "login":
      return { state: "Needs sign-in", action: "Sign in…", icon: "open" };
    case "mfa":
      return { state: "Needs an MFA code", action: "Enter code…", icon: "key" };
    case "keyring":
      return obstacles[need.obstacle];
    default:
      return need satisfies never;
  }
}

/** A question to the person, as somebody's click puts it. */
export interface NeedAsked {
  need: Need;
  /** The profile that the click was about, where the need itself names another or none. */
  profile: string;
  /** What was interrupted, and goes on. Reads go on by themselves. */
  onMet?: (() => void) | undefined;
}

/** The one place that asks for what credentials wait for. Nothing but a click may call it. */
export interface NeedDesk {
  meet: (asked: NeedAsked) => void;
}

export const NeedDeskContext = createContext<NeedDesk | null>(null);

/** Null where nobody could answer: outside the frame. */
export function useNeedDesk(): NeedDesk | null {
  return use(NeedDeskContext);
}

/** What a failure waits for, and whose it is; null where no person can mend it at once. */
export function askedBy(failure: Failure, profile: string | undefined, onMet?: () => void): NeedAsked | null {
  const { need } = failure;
  if (need === null) return null;
  const whose = profile ?? failure.cell?.profile ?? (need.kind === "signIn" ? undefined : need.profile);
  return whose === undefined ? null : { need, profile: whose, onMet };
}

/**
 * Reads again what could not be read with these profiles, wherever it is on
 * screen: their credentials have come. The fleet's own cells are the engine's.
 */
export function readAgain(client: QueryClient, profiles: readonly string[]): void {
  void client.invalidateQueries(
    {
      predicate: ({ queryKey: [kind, profile], state }) =>
        (kind === "service" || kind === "profile") &&
        typeof profile === "string" &&
        profiles.includes(profile) &&
        (kind === "profile" || state.status === "error"),
    },
    { cancelRefetch: false },
  );
}
