import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useAttempts } from "@/lib/start";
import { useFleet } from "@/lib/useFleet";
import { useHost } from "@/platform/host";
import { activityQuery } from "./queries";

/** Events come in bursts while a fleet streams in: one reading a second is enough. */
const PAUSE = 1000;

/** The operations of the fleet on screen, read again when events changed it. */
export function useFleetActivity() {
  const fleet = useFleet();
  const attempts = useAttempts();
  const generation = fleet.data?.generation;
  const query = useQuery(activityQuery(useHost(), generation));
  const { refetch, isFetched } = query;

  const seen = useRef<{ fleet: unknown; attempts: unknown }>({ fleet: fleet.data, attempts });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    const moved = seen.current.fleet !== fleet.data || seen.current.attempts !== attempts;
    // What moves during the first reading is still unseen when that has ended.
    if (!moved || !isFetched || generation === undefined) return;
    seen.current = { fleet: fleet.data, attempts };
    // A reading that is due is not put off by further events: they may come for as long as a fleet is read.
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      void refetch();
    }, PAUSE);
  }, [fleet.data, attempts, generation, isFetched, refetch]);
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      timer.current = undefined;
    },
    [],
  );
  return { query, fleet };
}
