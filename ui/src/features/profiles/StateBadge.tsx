import { StatusBadge } from "@/components/StatusBadge";
import { TimeLeft } from "@/components/TimeLeft";
import { stateWords } from "@/lib/profileWords";
import type { Profile } from "@/platform/bindings/types";

/** What is known of a profile's credentials: icon, words, colour, and how much longer they hold. */
export function StateBadge({ profile, why = false }: { profile: Profile; why?: boolean }) {
  const { tone, words, why: reason } = stateWords(profile);
  const ends = profile.state.kind === "ready" ? profile.expiresAt : null;
  return (
    <StatusBadge
      tone={tone}
      words={words}
      icon={tone === "idle" ? "help" : undefined}
      time={ends === null ? undefined : <TimeLeft until={ends} />}
      detail={why ? (reason ?? undefined) : undefined}
    />
  );
}
