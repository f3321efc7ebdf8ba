import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { asFailure } from "@/lib/errors";
import { Live } from "@/lib/live";
import { useHost } from "@/platform/host";
import { flashFailure } from "./flashFailure";
import { useOpenTarget } from "./useOpenTarget";

/** Takes what the program pushes, and tells it whether anybody is looking. */
export function useLive(): void {
  const host = useHost();
  const client = useQueryClient();
  const openTarget = useOpenTarget();
  // The subscription lives as long as the page; what it calls is looked up late.
  const open = useRef(openTarget);
  useEffect(() => {
    open.current = openTarget;
  });

  useEffect(() => {
    const live = new Live(client, {
      onOpen: (target) => open.current(target),
      onNotice: flashFailure,
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
  }, [client, host]);

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
