import type { FailureCode, Profile, ProfileKind } from "@/platform/bindings/types";
import { failureWords } from "./errors";
import { needWords } from "./needs";
import type { Tone } from "./tone";

/** How a profile comes by its credentials, in the field's own words. */
export const kindWords: Record<ProfileKind, string> = {
  keys: "Access key",
  sso: "IAM Identity Center",
  assumeRole: "Assumed role",
  webIdentity: "Web identity",
  process: "Credential process",
  login: "aws login",
  keyring: "Key in the keyring",
  sessionKey: "Key for this session",
  demo: "Demo, on this computer",
  unknown: "No credentials",
};

/** A failure beside a profile's name has little room; the whole of it is on the profile's page. */
const shortly: Partial<Record<FailureCode, string>> = {
  profileInvalid: "No credentials",
  credentialsRejected: "Key not accepted",
  tls: "No secure connection",
  awsFault: "AWS at fault",
  clockSkew: "Clock is wrong",
  localFile: "File not readable",
  internal: "Went wrong",
};

/** Whether its key is one that was added in Trackside, wherever that is held. */
export function hasOwnKey({ kind }: Pick<Profile, "kind">): boolean {
  return kind === "keyring" || kind === "sessionKey";
}

export interface ProfileStateWords {
  tone: Tone;
  words: string;
  /** Why, where there is more to say. */
  why: string | null;
}

/** What is known of a profile's credentials, in words. What makes it unusable comes first. */
export function stateWords({ state, broken, accountBefore }: Profile): ProfileStateWords {
  if (broken !== null) return { tone: "bad", words: "Broken", why: broken.message };
  switch (state.kind) {
    case "unread":
      return { tone: "idle", words: "Not asked yet", why: null };
    case "needs":
      return { tone: "warn", words: needWords(state.need).state, why: state.failure.message };
    case "failed":
      return {
        tone: failureWords[state.failure.code].tone,
        words: shortly[state.failure.code] ?? failureWords[state.failure.code].title,
        why: state.failure.message,
      };
    case "ready":
      return accountBefore === null
        ? { tone: "ok", words: "Ready", why: null }
        : { tone: "bad", words: "Account changed", why: null };
    default:
      return state satisfies never;
  }
}

/** The account that a profile is, or was when it was last used. */
export function accountOf(profile: Profile): string | null {
  return profile.state.kind === "ready" ? profile.state.identity.account : profile.account;
}

/** Everything by which a profile is found, in lower case: account ids with and without their dashes. */
export function foundBy(profile: Profile): string {
  const account = accountOf(profile);
  return [
    profile.name,
    account,
    account?.replace(/^(\d{4})(\d{4})(\d{4})$/, "$1-$2-$3"),
    profile.accountAlias,
    profile.role,
    profile.session,
    kindWords[profile.kind],
    stateWords(profile).words,
    profile.production ? "production" : null,
    profile.readOnly ? "read-only" : null,
  ]
    .filter((part) => part !== null && part !== undefined)
    .join("\n")
    .toLowerCase();
}

/** The profiles that every word of the query occurs in. */
export function findProfiles(profiles: readonly Profile[], query: string): Profile[] {
  const words = query.toLowerCase().split(/\s+/).filter((word) => word !== "");
  if (words.length === 0) return [...profiles];
  return profiles.filter((profile) => {
    const text = foundBy(profile);
    return words.every((word) => text.includes(word));
  });
}

/** The most used first; those that were never used keep the files' order. */
export function byUse(profiles: readonly Profile[]): Profile[] {
  return [...profiles].sort((a, b) => b.uses - a.uses);
}
