import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { asFailure } from "@/lib/errors";
import { Live } from "@/lib/live";
import { paths } from "@/lib/paths";
import { forgetOpenedFleet } from "@/lib/queries";
import { encodeScope } from "@/lib/scope";
import type { Attempt } from "@/platform/bindings/types";
import { useHost } from "@/platform/host";
import { flashEnded } from "./flashEnded";
import { flashFailure } from "./flashFailure";
import { useOpenTarget } from "./useOpenTarget";

/** Takes what the program pushes, and tells it whether anybody is looking. `onQuitAsked` must keep its identity. */
export function useLive(onQuitAsked: (held: Attempt[]) => void): void {
  const host = useHost();
  const client = useQueryClient();
  const navigate = useNavigate();
  const openTarget = useOpenTarget();
  // The subscription lives as long as the page; what it calls is looked up late.
  const open = useRef(openTarget);
  useEffect(() => {
    open.current = openTarget;
  });

  // The frame's effects come after those of all that it holds, which listens to the fleet by then.
  useEffect(() => forgetOpenedFleet(client), [client]);

  useEffect(() => {
    const live = new Live(client, {
      onOpen: (target) => open.current(target),
      onOpenScope: (scope) => void navigate({ ...paths.fleet(), search: { scope: encodeScope(scope) } }),
      onNotice: flashFailure,
      onQuitAsked,
      onEnded: (ended, verdict) => flashEnded(ended, verdict, () => void navigate(paths.service(ended.service))),
    });
    const stop = live.start();
    let gone = false;
    host.commands
      .eventsSubscribe((event) => {
        if (!gone) live.take(event);
      })
      .catch((thrown: unknown) => flashFailure(asFailure(thrown)));
    return () => {
      gone = true;
      stop();
    };
  }, [client, host, navigate, onQuitAsked]);

  useEffect(() => {
    const tell = () => {
      host.commands
        .windowVisibility(document.visibilityState !== "hidden")
        .catch((thrown: unknown) => flashFailure(asFailure(thrown)));
    };
    document.addEventListener("visibilitychange", tell);
    return () => {
      document.removeEventListener("visibilitychange", tell);
    };
  }, [host]);
}
