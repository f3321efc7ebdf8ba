import { useCallback, useEffect, useRef } from "react";
import { asFailure } from "@/lib/errors";
import type { FleetRow, Generation } from "@/platform/bindings/types";
import { useHost } from "@/platform/host";

const THROTTLE_MS = 250;

interface Looked {
  generation: Generation;
  rows: readonly FleetRow[];
}

/** Tells the engine which rows are looked at, so that it reads their details first. */
export function useVisibleRows(generation: Generation | undefined): (rows: readonly FleetRow[]) => void {
  const host = useHost();
  const latest = useRef<Looked | null>(null);
  const told = useRef("");
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(
    () => () => {
      clearTimeout(timer.current);
      timer.current = undefined;
    },
    [],
  );

  const tell = useCallback(() => {
    timer.current = undefined;
    const looked = latest.current;
    if (looked === null || looked.rows.length === 0) return;
    const services = looked.rows.map((row) => row.service);
    // Another generation knows nothing of what the last one was told.
    const names = [looked.generation, ...services.map(({ cell, arn }) => `${cell.profile} ${arn}`)].join("\n");
    if (names === told.current) return;
    told.current = names;
    host.commands.fleetVisible(looked.generation, services).catch((thrown: unknown) => {
      // A scope that was left is not looked at any more. Whatever else went wrong is said by
      // the cells themselves; here it only means that the same rows are told of again.
      if (asFailure(thrown).code !== "superseded") told.current = "";
    });
  }, [host]);

  return useCallback(
    (rows) => {
      if (generation === undefined) return;
      latest.current = { generation, rows };
      timer.current ??= setTimeout(tell, THROTTLE_MS);
    },
    [generation, tell],
  );
}
