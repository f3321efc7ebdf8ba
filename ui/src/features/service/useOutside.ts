import { openedWords } from "@/features/profiles/consoleWords";
import { asFailure, failureDetails } from "@/lib/errors";
import { flashes } from "@/lib/flash";
import { useHost } from "@/platform/host";
import type { ServiceRef } from "@/platform/bindings/types";

function told(title: string, asked: Promise<void>): void {
  asked.catch((thrown: unknown) => {
    flashes.show({ id: title, tone: "bad", title, detail: failureDetails(asFailure(thrown)) });
  });
}

/** What leads out of the window: the browser and the clipboard. A refusal is said where the user looks. */
export function useOutside(service: ServiceRef) {
  const { commands } = useHost();
  const copy = (text: string, what: string) =>
    told(
      "Not copied",
      commands.clipboardWrite(text).then(() => {
        flashes.show({ id: "copied", tone: "ok", title: `${what} copied`, passing: true });
      }),
    );
  const open = (url: string) => told("The address was not opened", commands.urlOpen(url, service));
  return {
    open,
    /** Signed in to the service's own account, where its profile's session can do that. */
    openConsole: () =>
      told(
        "The console was not opened",
        commands.consoleOpen(service.cell, service.arn).then((opened) => {
          flashes.show({ id: "console", tone: "ok", title: openedWords(opened), passing: true });
        }),
      ),
    /** Copies a text and says what it was: "URL". */
    copy,
    copyArn: () => copy(service.arn, "ARN"),
  };
}
