import { Button } from "@/components/Button";
import { Card } from "@/components/Card";
import { CopyButton } from "@/components/CopyButton";
import { ErrorNotice } from "@/components/ErrorNotice";
import { Fact, KeyValue } from "@/components/KeyValue";
import { Strip } from "@/components/Strip";
import { TimeLeft } from "@/components/TimeLeft";
import { NeedButton } from "@/features/signin/NeedButton";
import { accountId } from "@/lib/format";
import { accountOf, kindWords } from "@/lib/profileWords";
import type { Profile } from "@/platform/bindings/types";
import { Place } from "./Place";
import { useAcceptAccount } from "./useAcceptAccount";
import { useIdentify } from "./useIdentify";

/** Who the profile is, as STS says, and what stands in the way of asking. */
export function IdentityCard({ profile }: { profile: Profile }) {
  const { state, place, broken } = profile;
  const account = accountOf(profile);
  const identify = useIdentify(profile.name);
  return (
    <Card
      title="Who it is"
      note={state.kind === "ready" ? "checked with STS" : undefined}
      actions={
        <Button variant="quiet" icon="refresh" busy={identify.busy} onClick={identify.run}>
          Test
        </Button>
      }
    >
      <div className="grid grid-cols-1 gap-3">
        {profile.accountBefore !== null && state.kind === "ready" && <Changed profile={profile} before={profile.accountBefore} />}
        {state.kind === "needs" && (
          <Strip
            tone="warn"
            actions={<NeedButton asked={{ need: state.need, profile: profile.name }} variant="primary" />}
          >
            <span className="wrap-anywhere select-text">{state.failure.message}</span>
          </Strip>
        )}
        {state.kind === "failed" && broken === null && (
          <ErrorNotice failure={state.failure} what="It does not work" onRetry={identify.run} />
        )}
        <KeyValue>
          <Fact name="Account">
            {account === null ? (
              <span className="text-muted">not known yet</span>
            ) : (
              <span className="flex flex-wrap items-center gap-x-2">
                <span className="flex items-center gap-1 font-semibold">
                  {accountId(account)}
                  <CopyButton text={account} label="Copy account id" className="-my-1" />
                </span>
                {profile.accountAlias !== null && <span>{profile.accountAlias}</span>}
                {state.kind !== "ready" && <span className="text-muted">when it was last used</span>}
              </span>
            )}
          </Fact>
          {state.kind === "ready" && (
            <Fact name="Identity">
              <span className="flex min-w-0 items-center gap-1">
                <code className="min-w-0 wrap-anywhere select-text">{state.identity.arn}</code>
                <CopyButton text={state.identity.arn} label="Copy ARN of the identity" className="-my-1" />
              </span>
            </Fact>
          )}
          <Fact name="Kind">{kindWords[profile.kind]}</Fact>
          {profile.session !== null && <Fact name="Session">{profile.session}</Fact>}
          {profile.role !== null && <Fact name="Role">{profile.role}</Fact>}
          {profile.expiresAt !== null && state.kind === "ready" && (
            <Fact name="Credentials">
              <TimeLeft until={profile.expiresAt} />
            </Fact>
          )}
          {profile.defaultRegion !== null && <Fact name="Region">{profile.defaultRegion}</Fact>}
          {place !== null && (
            <Fact name="Defined in">
              <Place place={place} />
            </Fact>
          )}
        </KeyValue>
      </div>
    </Card>
  );
}

function Changed({ profile, before }: { profile: Profile; before: string }) {
  const { accept, busy } = useAcceptAccount(profile.name);
  return (
    <Strip
      tone="bad"
      actions={
        <Button busy={busy} onClick={accept}>
          Accept this account
        </Button>
      }
    >
      It was account <b className="num font-semibold">{accountId(before)}</b> before. Nothing can be changed with it until
      you accept that it is another one.
    </Strip>
  );
}
