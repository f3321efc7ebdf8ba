import { CopyButton } from "@/components/CopyButton";
import { RelativeTime } from "@/components/RelativeTime";
import { StatusBadge } from "@/components/StatusBadge";
import { Strip } from "@/components/Strip";
import { failureWords } from "@/lib/errors";
import { midSentence } from "@/lib/format";
import type { Tone } from "@/lib/tone";
import type { Decision, Permission, PermissionObstacle, Permissions, Purpose } from "@/platform/bindings/types";

const purposes: readonly { purpose: Purpose; title: string; policy: string }[] = [
  { purpose: "read", title: "To see services", policy: "Copy the policy to see" },
  { purpose: "change", title: "To change them", policy: "Copy the policy to change" },
  { purpose: "look", title: "For the account's alias and this check", policy: "Copy the policy for the check" },
];

const decisions: Record<Decision, { tone: Tone; words: string }> = {
  allowed: { tone: "ok", words: "Allowed" },
  denied: { tone: "bad", words: "Not allowed" },
  explicitlyDenied: { tone: "bad", words: "Denied expressly" },
  notKnown: { tone: "idle", words: "Not known" },
};

export function PermissionGroups({ answer: { permissions, policies, obstacle, principal } }: { answer: Permissions }) {
  return (
    <>
      {obstacle !== null && <Strip tone="warn">{obstacleWords(obstacle)}</Strip>}
      {principal !== null && (
        <p className="text-sm text-muted">
          As IAM says of <code className="wrap-anywhere select-text">{principal}</code>
        </p>
      )}
      {purposes.map(({ purpose, title, policy }) => {
        const own = permissions.filter((permission) => permission.purpose === purpose);
        const text = policies.find((known) => known.purpose === purpose)?.json;
        return (
          <section key={purpose} aria-label={title}>
            <div className="flex items-center gap-2">
              <h3 className="min-w-0 flex-1 font-semibold">{title}</h3>
              {text !== undefined && <CopyButton text={text} label={policy} />}
            </div>
            <ul>
              {own.map((permission) => (
                <Line key={permission.action} permission={permission} />
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}

function Line({ permission: { action, decision, denial } }: { permission: Permission }) {
  const { tone, words } = decisions[decision];
  return (
    <li className="border-t border-line py-1 first:border-0">
      <div className="flex items-center gap-2">
        <code className="min-w-0 flex-1 truncate select-text" title={action}>
          {action}
        </code>
        <StatusBadge tone={tone} words={words} icon={tone === "idle" ? "help" : undefined} className="flex-none" />
      </div>
      {denial !== null && (
        <p className="text-sm wrap-anywhere text-muted select-text">
          Refused <RelativeTime at={denial.at} /> in {denial.cell.region}: {denial.message}
        </p>
      )}
    </li>
  );
}

function obstacleWords(obstacle: PermissionObstacle): string {
  return obstacle.kind === "notSimulated"
    ? "IAM does not simulate the policies of such an identity, so it is not known what it may do. What was refused in this run is shown."
    : `IAM could not be asked: ${midSentence(failureWords[obstacle.failure.code].title)}. What was refused in this run is shown. ${obstacle.failure.message}`;
}
