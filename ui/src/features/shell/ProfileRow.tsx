import { useState } from "react";
import { Checkbox } from "@/components/Checkbox";
import { Icon } from "@/components/Icon";
import { IconButton } from "@/components/IconButton";
import { ProductionMark } from "@/components/ProductionMark";
import { ProfileDot } from "@/components/ProfileDot";
import { asFailure, failureWords } from "@/lib/errors";
import { accountId } from "@/lib/format";
import { principalOf } from "@/lib/identity";
import type { Profile, ProfileKind } from "@/platform/bindings/types";
import { useHost } from "@/platform/host";
import { flashFailure } from "./flashFailure";

const kindWords: Record<ProfileKind, string> = {
  keys: "access key",
  sso: "IAM Identity Center",
  assumeRole: "role",
  webIdentity: "web identity",
  process: "credential process",
  login: "aws login",
  keyring: "key in the keyring",
  demo: "Demo, on this computer",
  unknown: "no credentials",
};

export interface ProfileRowProps {
  profile: Profile;
  chosen: boolean;
  /** It is the only one chosen, and one always is. */
  last: boolean;
  onToggle: () => void;
  onOnly: () => void;
}

export function ProfileRow({ profile, chosen, last, onToggle, onOnly }: ProfileRowProps) {
  return (
    <div className="flex items-center gap-2 rounded-sm px-2 hover:bg-hover">
      <Checkbox
        checked={chosen}
        disabled={chosen && last}
        onCheckedChange={onToggle}
        label={`Show ${profile.name} with the others`}
      />
      <button
        type="button"
        data-profile={profile.name}
        onClick={onOnly}
        className="flex min-w-0 flex-1 items-center gap-2 rounded-sm px-2 py-1.5 text-left focus-visible:-outline-offset-2"
      >
        <ProfileDot color={profile.color} />
        <span className="min-w-0 flex-1">
          <span className="flex items-center gap-2">
            <span title={profile.name} className="truncate font-medium">
              <span className="sr-only">Switch to </span>
              {profile.name}
            </span>
            {profile.production && <ProductionMark />}
            {profile.readOnly && (
              <>
                <Icon name="lock" size={13} className="text-muted" />
                <span className="sr-only">read-only</span>
              </>
            )}
          </span>
          <span className="block text-sm text-muted">
            <State profile={profile} />
          </span>
        </span>
      </button>
      {(profile.state.kind === "failed" || profile.state.kind === "needs") && <CheckAgain name={profile.name} />}
    </div>
  );
}

function State({ profile: { kind, state } }: { profile: Profile }) {
  switch (state.kind) {
    case "ready":
      return (
        <span className="num block truncate">
          {[accountId(state.identity.account), principalOf(state.identity.arn), kindWords[kind]]
            .filter((part) => part !== null)
            .join(" · ")}
        </span>
      );
    case "needs":
    case "failed":
      return (
        <>
          <span className="flex items-center gap-1 text-warn">
            <Icon name="warning" size={13} />
            {failureWords[state.failure.code].title}
          </span>
          <span className="block wrap-anywhere">{state.failure.message}</span>
        </>
      );
    case "unread":
      return kindWords[kind];
    default:
      return state satisfies never;
  }
}

function CheckAgain({ name }: { name: string }) {
  const host = useHost();
  const [busy, setBusy] = useState(false);
  const check = async () => {
    setBusy(true);
    try {
      // The answer arrives as an event too, which is what the list shows.
      await host.commands.profileIdentify(name);
    } catch (thrown) {
      flashFailure(asFailure(thrown));
    } finally {
      setBusy(false);
    }
  };
  return <IconButton small icon="refresh" label={`Check ${name} again`} busy={busy} onClick={() => void check()} />;
}
