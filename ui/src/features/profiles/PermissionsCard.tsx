import { useState } from "react";
import { Button } from "@/components/Button";
import { Card } from "@/components/Card";
import { ErrorNotice } from "@/components/ErrorNotice";
import { RelativeTime } from "@/components/RelativeTime";
import { asFailure } from "@/lib/errors";
import { NeedButton } from "@/features/signin/NeedButton";
import { askedBy } from "@/lib/needs";
import type { Failure, Permissions, Profile } from "@/platform/bindings/types";
import { useHost } from "@/platform/host";
import { PermissionGroups } from "./PermissionGroups";

/** What the profile may do, as far as IAM says. Asked on a click: it takes calls that not everybody may make. */
export function PermissionsCard({ profile: { name } }: { profile: Profile }) {
  const { commands } = useHost();
  const [answer, setAnswer] = useState<Permissions | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const check = async () => {
    setBusy(true);
    setFailure(null);
    try {
      setAnswer(await commands.profilePermissions(name));
    } catch (thrown) {
      setFailure(asFailure(thrown));
    } finally {
      setBusy(false);
    }
  };
  const asked = failure === null ? null : askedBy(failure, name, () => void check());
  return (
    <Card
      title="Permissions"
      note={answer !== null && <RelativeTime at={answer.checkedAt} prefix="checked" />}
      actions={
        <Button variant="quiet" busy={busy} onClick={() => void check()}>
          {answer === null ? "Check" : "Check again"}
        </Button>
      }
    >
      <div aria-live="polite" className="grid grid-cols-1 gap-3">
        {failure !== null && (
          <ErrorNotice
            failure={failure}
            what="Not checked"
            actions={asked !== null && <NeedButton asked={asked} variant="quiet" />}
          />
        )}
        {answer === null && failure === null && (
          <p className="text-muted">
            Asks IAM, action by action, what this identity may do of all that Trackside asks for. Nothing is changed, and
            none of the actions is tried.
          </p>
        )}
        {answer !== null && <PermissionGroups answer={answer} />}
      </div>
    </Card>
  );
}
