import type { Need, Profile, ProfilePage, SignInView } from "@/platform/bindings/types";
import { failure } from "./fakeHost";
import { profile } from "./samples";

/** A profile whose credentials wait for a person. */
export function needing(name: string, need: Need, more: Partial<Profile> = {}): Profile {
  const codes = { signIn: "needsSignIn", login: "needsSignIn", mfa: "needsMfa", keyring: "needsKeyring" } as const;
  return profile(name, { state: { kind: "needs", need, failure: failure(codes[need.kind], { need }) }, ...more });
}

export const signIn: Need = { kind: "signIn", session: "acme" };
export const serial = "arn:aws:iam::482100937716:mfa/ada";

/** A sign-in to acme whose page is open in the browser. */
export function signInView(more: Partial<SignInView> = {}): SignInView {
  return {
    session: "acme",
    profiles: ["acme-audit", "acme-ops"],
    how: "pkce",
    url: "https://oidc.eu-west-1.amazonaws.com/authorize?client_id=c1",
    code: null,
    expiresAt: Date.now() + 600_000,
    state: { kind: "waiting" },
    ...more,
  };
}

/** A profile that takes a role with another one's key. */
export function page(of: Profile, more: Partial<ProfilePage["resolution"]> = {}): ProfilePage {
  return {
    profile: of,
    resolution: {
      steps: [
        {
          what: "The access key in the credentials file",
          detail: "AKIAIOSFODNN7EXAMPLE",
          profile: "base",
          place: { file: "~/.aws/credentials", line: 3 },
        },
        {
          what: "Assume the role",
          detail: "arn:aws:iam::482100937716:role/Operator",
          profile: of.name,
          place: { file: "~/.aws/config", line: 12 },
        },
      ],
      problems: [],
      sections: [{ file: "~/.aws/config", line: 11 }],
      ...more,
    },
  };
}
