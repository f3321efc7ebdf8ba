import { Link } from "@tanstack/react-router";
import { StatusBadge } from "@/components/StatusBadge";
import { TimeLeft } from "@/components/TimeLeft";
import { counted } from "@/lib/format";
import { paths } from "@/lib/paths";
import type { SsoSessionView } from "@/platform/bindings/types";

/** Which session to look into. */
export function SessionList({ sessions }: { sessions: readonly SsoSessionView[] }) {
  return (
    <ul aria-label="Sessions" className="mx-5 grid max-w-220 divide-y divide-line rounded-lg border border-line bg-panel">
      {sessions.map(({ session, startUrl, region, profiles, signedInUntil }) => (
        <li key={session} className="flex items-center gap-3 px-3.5 py-2.5">
          <div className="min-w-0 flex-1">
            <Link {...paths.discovery({ session })} className="font-medium text-accent hover:underline">
              {session}
            </Link>
            <p className="truncate text-sm text-muted">
              {[startUrl === session ? null : startUrl, region, counted(profiles.length, "profile")]
                .filter((part) => part !== null)
                .join(" · ")}
            </p>
          </div>
          {signedInUntil === null ? (
            <StatusBadge tone="warn" words="Needs sign-in" />
          ) : (
            <StatusBadge tone="ok" words="Signed in" time={<TimeLeft until={signedInUntil} />} />
          )}
        </li>
      ))}
    </ul>
  );
}
