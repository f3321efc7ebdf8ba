import { failureDetails, failureWords } from "@/lib/errors";
import { flashes } from "@/lib/flash";
import type { Failure } from "@/platform/bindings/types";

/** Says a failure that belongs to nothing on screen, under its code's words or those of where it came up. */
export function flashFailure(failure: Failure, title?: string): void {
  const words = failureWords[failure.code];
  flashes.show({
    // The same trouble, reported again and again, is one notice.
    id: `failure ${failure.code} ${failure.message}`,
    tone: words.tone,
    title: title ?? words.title,
    detail: failureDetails(failure).split("\n").slice(1).join(" · "),
  });
}
