import { useState } from "react";
import { asFailure } from "@/lib/errors";
import { useFleet } from "@/lib/useFleet";
import { useHost } from "@/platform/host";
import { flashFailure } from "./flashFailure";

/** Reading the fleet again at the user's word, and when it was last read. */
export function useRefresh() {
  const host = useHost();
  const fleet = useFleet();
  const [asking, setAsking] = useState(false);
  const { data } = fleet;
  // A cell that failed says its own age, on its strip.
  const ages = data?.cells.flatMap((cell) =>
    cell.readAt === null || cell.state.kind === "failed" ? [] : [cell.readAt],
  );

  const ask = async () => {
    if (data === undefined) {
      await fleet.refetch();
      return;
    }
    setAsking(true);
    try {
      await host.commands.fleetRefresh(
        data.generation,
        data.cells.map((cell) => cell.cell),
      );
    } catch (thrown) {
      flashFailure(asFailure(thrown));
    } finally {
      setAsking(false);
    }
  };
  return {
    run: () => void ask(),
    /** The first reading is under way somewhere. */
    busy: asking || fleet.isFetching || (data?.cells.some((cell) => cell.state.kind === "loading") ?? false),
    /** The age of what is shown is that of its oldest part. */
    readAt: ages === undefined || ages.length === 0 ? null : Math.min(...ages),
  };
}
