import { ErrorNotice } from "@/components/ErrorNotice";
import { Strip } from "@/components/Strip";
import { accountId } from "@/lib/format";
import type { KeyTest } from "./useKeyTest";

/** Whose key it is, as STS says. */
export function TestOutcome({ test: { tested, failure, phase } }: { test: KeyTest }) {
  return (
    <div role="status" className="grid gap-2 empty:hidden">
      {failure !== null && (
        // There is no profile yet that could be asked about: to try again is this dialog's own button.
        <ErrorNotice
          failure={{ ...failure, need: null }}
          what={phase === "tested" ? "The key was not saved" : "The key does not work"}
        />
      )}
      {tested !== null && failure === null && (
        <>
          <Strip tone="ok">
            The key works. It is <code className="wrap-anywhere select-text">{tested.identity.arn}</code> in account{" "}
            <b className="num font-semibold whitespace-nowrap">{accountId(tested.identity.account)}</b>.
          </Strip>
          {tested.otherAccountBefore !== null && (
            <Strip tone="bad">
              That is another account than before: this profile was{" "}
              <b className="num font-semibold whitespace-nowrap">{accountId(tested.otherAccountBefore)}</b>.
            </Strip>
          )}
        </>
      )}
    </div>
  );
}
