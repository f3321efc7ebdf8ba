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

  const seen = useRef({ fleet: fleet.data, attempts });
  useEffect(() => {
    const moved = seen.current.fleet !== fleet.data || seen.current.attempts !== attempts;
    if (!moved || !isFetched || generation === undefined) return undefined;
    const timer = setTimeout(() => {
      seen.current = { fleet: fleet.data, attempts };
      void refetch();
    }, PAUSE);
    return () => {
      clearTimeout(timer);
    };
  }, [fleet.data, attempts, generation, isFetched, refetch]);
  return { query, fleet };
}
