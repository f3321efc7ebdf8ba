import type { Failure, FailureCode } from "@/platform/bindings/types";
import type { Tone } from "./tone";

/** What the window offers to do about a failure. */
export type NextStep = "retry" | "signIn" | "showPolicy" | "planAgain" | "openSettings" | "wait" | "none";

export interface FailureWords {
  title: string;
  tone: Extract<Tone, "bad" | "warn">;
  /** What to do, in words. */
  advice: string;
  next: NextStep;
  /** Only a person can mend it, so it is not asked for again by itself; the engine's cells wait for the same. */
  byPerson: boolean;
}

/*
 * The one table from an error's code to what is said and offered. Messages are
 * shown beside it and never matched on.
 */
export const failureWords: Record<FailureCode, FailureWords> = {
  profileInvalid: {
    title: "This profile yields no credentials",
    tone: "bad",
    advice: "Mend the profile in your AWS configuration; it is read again by itself.",
    next: "none",
    byPerson: true,
  },
  credentialsExpired: {
    title: "Signed out",
    tone: "warn",
    advice: "The credentials have expired. Renew them where they come from; that is noticed by itself. Then retry.",
    next: "retry",
    byPerson: true,
  },
  needsSignIn: {
    title: "Not signed in",
    tone: "warn",
    advice: "Sign in, and what was interrupted goes on by itself.",
    next: "signIn",
    byPerson: true,
  },
  needsMfa: {
    title: "An MFA code is needed",
    tone: "warn",
    advice: "Enter the code of your device for multi-factor authentication, and what was interrupted goes on.",
    next: "signIn",
    byPerson: true,
  },
  needsKeyring: {
    title: "The keyring does not give the key",
    tone: "warn",
    advice: "Unlock the system's keyring, or enter the key again.",
    next: "signIn",
    byPerson: true,
  },
  credentialsRejected: {
    title: "AWS does not accept these credentials",
    tone: "bad",
    advice: "The key is unknown or its secret is wrong. Check the profile's keys.",
    next: "none",
    byPerson: true,
  },
  accessDenied: {
    title: "Access denied",
    tone: "bad",
    advice: "The identity lacks a permission. Ask for the one named here.",
    next: "showPolicy",
    byPerson: true,
  },
  throttled: {
    title: "AWS is limiting calls",
    tone: "warn",
    advice: "It is tried again by itself, more slowly.",
    next: "wait",
    byPerson: false,
  },
  network: {
    title: "No answer",
    tone: "warn",
    advice: "Check the connection, the VPN and the proxy. What is shown is from the last reading.",
    next: "retry",
    byPerson: false,
  },
  tls: {
    title: "The secure connection could not be made",
    tone: "bad",
    advice: "A proxy or a certificate authority is not trusted. Set AWS_CA_BUNDLE or ca_bundle, then retry.",
    next: "retry",
    byPerson: false,
  },
  awsFault: {
    title: "AWS reported a fault of its own",
    tone: "warn",
    advice: "Nothing is wrong on your side. Retry, and quote the request id to AWS support if it stays.",
    next: "retry",
    byPerson: false,
  },
  notFound: {
    title: "Not found",
    tone: "warn",
    advice: "It may have been deleted. Refresh to see what is there.",
    next: "retry",
    byPerson: false,
  },
  invalidState: {
    title: "Not possible in this state",
    tone: "warn",
    advice: "Wait until the operation in progress has ended, then try again.",
    next: "retry",
    byPerson: false,
  },
  invalidRequest: {
    title: "AWS refused the request",
    tone: "bad",
    advice: "Correct what is named here, then try again.",
    next: "none",
    byPerson: false,
  },
  quotaExceeded: {
    title: "A quota is used up",
    tone: "bad",
    advice: "Remove what is not needed, or ask AWS for a higher quota.",
    next: "none",
    byPerson: false,
  },
  clockSkew: {
    title: "This computer's clock is wrong",
    tone: "bad",
    advice: "AWS refuses requests whose time is too far off. Set the clock, then retry.",
    next: "retry",
    byPerson: true,
  },
  refused: {
    title: "Refused before anything was called",
    tone: "warn",
    advice: "Nothing was changed.",
    next: "openSettings",
    byPerson: false,
  },
  accountChanged: {
    title: "This profile is another account than last time",
    tone: "bad",
    advice: "Nothing was changed. Look at who the profile is, and accept the account only if that is meant.",
    next: "none",
    byPerson: false,
  },
  planStale: {
    title: "The service has changed meanwhile",
    tone: "warn",
    advice: "Nothing was changed. Plan again to see what would happen now.",
    next: "planAgain",
    byPerson: false,
  },
  outcomeUnknown: {
    title: "The answer was lost",
    tone: "warn",
    advice: "Whether it happened is not known yet. The service is read again to find out; do not repeat it before.",
    next: "wait",
    byPerson: false,
  },
  superseded: {
    title: "Superseded",
    tone: "warn",
    advice: "The answer belongs to a selection that is not shown any more.",
    next: "none",
    byPerson: false,
  },
  localFile: {
    title: "A file on this computer cannot be used",
    tone: "warn",
    advice: "It was set aside where possible, and nothing else was changed.",
    next: "none",
    byPerson: false,
  },
  internal: {
    title: "Something went wrong in Trackside",
    tone: "bad",
    advice: "Retry. If it stays, report it with the details.",
    next: "retry",
    byPerson: false,
  },
};

/** A command's failure, as every layer above the platform receives it. */
export class FailureError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.message);
    this.name = "FailureError";
    this.failure = failure;
  }
}

function isFailure(thrown: unknown): thrown is Failure {
  return (
    typeof thrown === "object" &&
    thrown !== null &&
    "code" in thrown &&
    typeof thrown.code === "string" &&
    thrown.code in failureWords
  );
}

/** Whether nothing is won by asking again before somebody has done something. */
export function isMendedByPerson(thrown: unknown): boolean {
  return failureWords[asFailure(thrown).code].byPerson;
}

/** What was thrown, as a failure: our own defects too have a code. */
export function asFailure(thrown: unknown): Failure {
  if (thrown instanceof FailureError) return thrown.failure;
  if (isFailure(thrown)) return thrown;
  return {
    code: "internal",
    message: thrown instanceof Error ? thrown.message : String(thrown),
    requestId: null,
    retryable: false,
    action: null,
    cell: null,
    need: null,
    causes: [],
    said: null,
  };
}

/**
 * Everything known of a failure as text, for a bug report or AWS support. What a
 * program said is left out: it may be a secret, and this is passed on.
 */
export function failureDetails(failure: Failure): string {
  const lines = [
    `${failureWords[failure.code].title} (${failure.code})`,
    failure.message,
    failure.cell && `Profile and region: ${failure.cell.profile}, ${failure.cell.region}`,
    failure.action && `Action: ${failure.action}`,
    failure.requestId && `Request id: ${failure.requestId}`,
    ...failure.causes.map((cause) => `Caused by: ${cause}`),
  ];
  return lines.filter((line) => typeof line === "string" && line !== "").join("\n");
}

/** The smallest policy that grants a missing permission. */
export function policyFor(action: string): string {
  return JSON.stringify(
    { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: [action], Resource: "*" }] },
    null,
    2,
  );
}
