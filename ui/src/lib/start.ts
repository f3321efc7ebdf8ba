import { type Context, createContext, use } from "react";
import type { Attempt, Profile, ProfileList, Settings } from "@/platform/bindings/types";
import type { Frame } from "./queries";

// What the frame and every page stand on. StartProvider gives it.
export const StartContext = createContext<Frame | null>(null);
export const SettingsContext = createContext<Settings | null>(null);
export const ProfilesContext = createContext<ProfileList | null>(null);
export const AttemptsContext = createContext<readonly Attempt[] | null>(null);

function useGiven<T>(context: Context<T | null>): T {
  const given = use(context);
  if (given === null) throw new Error("there is no StartProvider around this");
  return given;
}

/** What the program said when it started. The root route has read it before any page. */
export function useStart(): Frame {
  return useGiven(StartContext);
}

export function useSettings(): Settings {
  return useGiven(SettingsContext);
}

export function useProfileList(): ProfileList {
  return useGiven(ProfilesContext);
}

export function useProfile(name: string): Profile | undefined {
  return useProfileList().profiles.find((profile) => profile.name === name);
}

/** Attempts of this session and those it found unfinished, the latest first. */
export function useAttempts(): readonly Attempt[] {
  return useGiven(AttemptsContext);
}
