import { accountId } from "@/lib/format";
import type { ConsoleOpened } from "@/platform/bindings/types";

/** Where the browser was sent, and whether it has to ask who one is. */
export function openedWords({ account, signedIn }: ConsoleOpened): string {
  return signedIn
    ? `The console of ${accountId(account)} is open in your browser`
    : `The console of ${accountId(account)} asks you to sign in: a key of a user cannot do it for you`;
}
