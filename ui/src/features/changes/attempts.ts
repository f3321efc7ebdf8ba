import type { QueryClient } from "@tanstack/react-query";
import { keys } from "@/lib/queries";
import type { Attempt } from "@/platform/bindings/types";

/**
 * Puts a command's answer among the attempts. Where events have already told of
 * it they are newer than the answer, and stay.
 */
export function takeAttempt(client: QueryClient, attempt: Attempt): void {
  client.setQueryData<Attempt[]>(keys.attempts, (attempts = []) =>
    attempts.some((known) => known.id === attempt.id) ? attempts : [attempt, ...attempts],
  );
}
