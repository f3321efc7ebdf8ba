import { Button } from "@/components/Button";
import { CopyButton } from "@/components/CopyButton";
import { StatusBadge } from "@/components/StatusBadge";
import { useNow } from "@/lib/clock";
import { asFailure, failureDetails } from "@/lib/errors";
import { flashes } from "@/lib/flash";
import { duration } from "@/lib/format";
import { left } from "@/lib/readings";
import type { SignInView } from "@/platform/bindings/types";
import { useHost } from "@/platform/host";

/** The person's turn: what to do in the browser, and how long it is waited for. */
export function SignInWaiting({ view: { code, url, expiresAt } }: { view: SignInView }) {
  return (
    <>
      {code === null ? (
        <p>
          <b className="font-semibold">Continue in your browser.</b> It comes back to Trackside by itself.
        </p>
      ) : (
        <>
          <p>
            <b className="font-semibold">Check that your browser shows this code</b>, and confirm it there. Do not confirm
            any other.
          </p>
          <Code code={code} />
        </>
      )}
      {url !== null && <Address url={url} />}
      <div className="flex items-center gap-3">
        <StatusBadge tone="busy" words="Waiting for the browser" />
        <Remaining until={expiresAt} />
      </div>
    </>
  );
}

/** Large, to be compared at a glance with another screen. */
function Code({ code }: { code: string }) {
  return (
    <div className="flex items-center justify-center gap-2 rounded-lg border border-line bg-panel py-4">
      <output aria-label="Code" className="font-mono text-code font-semibold tracking-widest select-text">
        {code}
      </output>
      <CopyButton text={code} label="Copy code" />
    </div>
  );
}

/** For another browser, or where none opened. */
function Address({ url }: { url: string }) {
  const { commands } = useHost();
  const open = () => {
    commands.urlOpen(url, null).catch((thrown: unknown) => {
      flashes.show({ id: "sign-in page", tone: "bad", title: "The browser was not opened", detail: failureDetails(asFailure(thrown)) });
    });
  };
  return (
    <div className="grid gap-1">
      <p className="text-sm text-muted">No page opened, or the wrong browser?</p>
      <div className="-ml-2 flex flex-wrap gap-1">
        <Button variant="quiet" icon="open" onClick={open}>
          Open again
        </Button>
        <CopyButton labelled label="Copy the address" text={url} />
      </div>
    </div>
  );
}

/** Not read out: readers would hear every second of it. */
function Remaining({ until }: { until: number }) {
  const seconds = useNow(until, left);
  return (
    <span role="timer" aria-live="off" aria-label="Time left" className="num text-sm text-muted">
      {duration(seconds)} left
    </span>
  );
}
