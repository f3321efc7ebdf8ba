import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { asFailure, failureDetails, failureWords } from "@/lib/errors";
import { flashes } from "@/lib/flash";
import { Live } from "@/lib/live";
import { useHost } from "@/platform/host";
import type { Failure } from "@/platform/bindings/types";
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

/** A failure that belongs to nothing on screen. */
export function flashFailure(failure: Failure): void {
  const words = failureWords[failure.code];
  flashes.show({
    // The same trouble, reported again and again, is one notice.
    id: `failure ${failure.code} ${failure.message}`,
    tone: words.tone,
    title: words.title,
    detail: failureDetails(failure).split("\n").slice(1).join(" · "),
  });
}
