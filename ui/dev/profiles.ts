import { failure } from "@test/fakeHost";
import { needing, page, serial, signIn, signInView } from "@test/profileSamples";
import { profile } from "@test/samples";
import type { Commands } from "@/platform/bindings/commands";
import type { Event, Profile } from "@/platform/bindings/types";

const hour = 3_600_000;

/** One profile in each state, beside those of the fleet. */
export const stateProfiles: Profile[] = [
  needing("acme-ops", { kind: "mfa", profile: "acme-ops", serial }, {
    kind: "assumeRole",
    color: "amber",
    role: "Operator",
    account: "999900001111",
    accountAlias: "acme-operations",
    uses: 4,
    place: { file: "~/.aws/config", line: 18 },
  }),
  needing("acme-audit", signIn, {
    color: "blue",
    readOnly: true,
    session: "acme",
    role: "SecurityAudit",
    account: "482100937716",
    uses: 6,
    place: { file: "~/.aws/config", line: 27 },
  }),
  needing("acme-ci", { kind: "keyring", profile: "acme-ci", obstacle: "locked" }, { kind: "keyring", account: "111122223333" }),
  profile("acme-loop", {
    kind: "assumeRole",
    place: { file: "~/.aws/config", line: 31 },
    broken: failure("profileInvalid", { message: "acme-loop takes its source from acme-base, which takes its own from acme-loop." }),
  }),
  profile("acme-moved", {
    color: "red",
    production: true,
    accountBefore: "482100937716",
    accountAlias: "acme-live-2",
    expiresAt: Date.now() + 0.6 * hour,
    uses: 1,
    state: { kind: "ready", identity: { account: "777788889999", arn: "arn:aws:sts::777788889999:assumed-role/Operator/ada" } },
    place: { file: "~/.aws/config", line: 40 },
  }),
  profile("nobody-asked-yet", { kind: "process", place: { file: "~/.aws/config", line: 52 } }),
];

const actions = [
  ["apprunner:ListServices", "read", "allowed"],
  ["apprunner:DescribeService", "read", "allowed"],
  ["logs:FilterLogEvents", "read", "denied"],
  ["apprunner:StartDeployment", "change", "allowed"],
  ["apprunner:DeleteService", "change", "explicitlyDenied"],
  ["iam:PassRole", "change", "notKnown"],
  ["iam:ListAccountAliases", "look", "allowed"],
] as const;

/** What the pages of profiles ask. Signing in succeeds after ten seconds. */
export function profileAnswers(push: (event: Event) => void): Partial<Commands> {
  return {
    profilePage: (name) => {
      const known = stateProfiles.find((state) => state.name === name) ?? profile(name);
      return Promise.resolve(
        page(known, known.broken === null ? {} : {
          steps: [],
          problems: [
            {
              what: "acme-loop takes its source from acme-base, which takes its own from acme-loop",
              mend: "Give one of them an access key or a session of its own.",
              fatal: true,
              profile: "acme-loop",
              place: { file: "~/.aws/config", line: 31 },
            },
            {
              what: "acme-loop has an unknown key, sso_acount_id",
              mend: "It is sso_account_id in every version of the AWS CLI.",
              fatal: false,
              profile: "acme-loop",
              place: { file: "~/.aws/config", line: 33 },
            },
          ],
        }),
      );
    },
    profileIdentify: () => Promise.reject(new Error("nobody answers here")),
    profilePermissions: () =>
      Promise.resolve({
        principal: "arn:aws:iam::482100937716:role/Operator",
        checkedAt: Date.now(),
        obstacle: null,
        permissions: actions.map(([action, purpose, decision]) => ({
          action,
          purpose,
          decision,
          denial:
            decision === "denied"
              ? { action, cell: { profile: "acme-prod", region: "eu-west-1" }, at: Date.now() - 240_000, message: `User is not authorized to perform: ${action}` }
              : null,
        })),
        policies: (["read", "change", "look"] as const).map((purpose) => ({ purpose, json: "{}" })),
      }),
    sessionSignIn: (session, how) => {
      const view = signInView({ session, ...(how === "device" ? { how, code: "WDJB-MJHT" } : {}) });
      setTimeout(() => push({ kind: "signIn", view: { ...view, state: { kind: "done" } } }), 10_000);
      return Promise.resolve(view);
    },
    signInCancel: () => Promise.resolve(),
    keyringState: () => Promise.resolve({ obstacle: null }),
    keyTest: () =>
      Promise.resolve({ identity: { account: "482100937716", arn: "arn:aws:iam::482100937716:user/ci" }, otherAccountBefore: null }),
    ssoSessions: () =>
      Promise.resolve([
        {
          session: "acme",
          startUrl: "https://acme.awsapps.com/start",
          region: "eu-west-1",
          profiles: ["acme-audit"],
          signedInUntil: Date.now() + 3 * hour,
          renewable: true,
          trouble: null,
        },
      ]),
    discoveryAccounts: () =>
      Promise.resolve([
        { id: "482100937716", name: "Live", email: "aws-live@acme.example" },
        { id: "111122223333", name: "Lab", email: "aws-lab@acme.example" },
        { id: "999900001111", name: "Operations", email: "aws-operations@acme.example" },
      ]),
    discoveryRoles: (_, account) =>
      Promise.resolve(
        ["Administrator", "Operator", "ReadOnly"].map((name) => ({
          account,
          name,
          existing: name === "Operator" ? "acme-ops" : null,
          suggested: `live-${name}`,
        })),
      ),
    discoveryPreview: ({ profiles }) =>
      Promise.resolve({
        path: "~/.aws/config",
        created: false,
        backup: "~/.aws/config.trackside-20261123",
        fingerprint: "f",
        lines: [
          { number: 50, kind: "kept" as const, text: "# the old laptop's" },
          { number: 51, kind: "kept" as const, text: "[profile nobody-asked-yet]" },
          ...profiles.flatMap((draft, at) =>
            ["", `[profile ${draft.name}]`, "sso_session = acme", `sso_account_id = ${draft.account}`, `sso_role_name = ${draft.role}`].map(
              (text, line) => ({ number: 52 + at * 5 + line, kind: "added" as const, text }),
            ),
          ),
        ],
      }),
  };
}
