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
  const read = data?.cells.filter((cell) => cell.readAt !== null) ?? [];
  // A cell that failed says its own age, on its strip; where all of them did, it is the age of the page.
  const sound = read.filter((cell) => cell.state.kind !== "failed");
  const ages = (sound.length > 0 ? sound : read).flatMap(({ readAt }) => readAt ?? []);

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
    readAt: ages.length === 0 ? null : Math.min(...ages),
  };
}
