import { useEffect, useRef } from "react";
import { Button } from "@/components/Button";
import { Dialog } from "@/components/Dialog";
import { ErrorNotice } from "@/components/ErrorNotice";
import { StatusBadge } from "@/components/StatusBadge";
import { flashes } from "@/lib/flash";
import { counted } from "@/lib/format";
import type { OverlayProps } from "@/lib/lazily";
import { SignInWaiting } from "./SignInWaiting";
import { useSignIn } from "./useSignIn";

export interface SignInDialogProps extends OverlayProps {
  session: string;
  /** The profile that was clicked. */
  profile: string;
  onDone: (profiles: readonly string[]) => void;
}

/** Signing in to IAM Identity Center, in the system's browser. To close is to give it up. */
export function SignInDialog({ open, onOpenChange, session, profile, onDone }: SignInDialogProps) {
  const { view, failure, begin, cancel } = useSignIn(session);
  const state = view?.state;
  const trouble = failure ?? (state?.kind === "failed" ? state.failure : null);

  const done = useRef(false);
  useEffect(() => {
    if (view?.state.kind !== "done" || done.current) return;
    done.current = true;
    flashes.show({
      id: `signed in ${session}`,
      tone: "ok",
      title: `Signed in to ${session}`,
      ...(view.profiles.length > 1 ? { detail: `${counted(view.profiles.length, "profile")} can be used.` } : {}),
      passing: true,
    });
    onDone([...new Set([...view.profiles, profile])]);
  }, [view, session, profile, onDone]);

  return (
    <Dialog
      size="sm"
      open={open}
      onOpenChange={(next) => {
        if (!next) cancel();
        onOpenChange(next);
      }}
      title={`Sign in to ${session}`}
      description="IAM Identity Center, in your browser"
      footer={
        <>
          {trouble === null && view?.how === "pkce" && state?.kind === "waiting" && (
            <Button variant="quiet" className="mr-auto" onClick={() => begin("device")}>
              Use a code instead
            </Button>
          )}
          <Button
            onClick={() => {
              cancel();
              onOpenChange(false);
            }}
          >
            Cancel
          </Button>
          {(trouble !== null || state?.kind === "cancelled") && (
            <Button variant="primary" onClick={() => begin(view?.how ?? null)}>
              Try again
            </Button>
          )}
        </>
      }
    >
      {/* What comes next is read out; the seconds that are left are not. */}
      <div aria-live="polite" className="grid gap-4">
        {trouble === null ? (
          <>
            {state === undefined || state.kind === "starting" ? (
              <StatusBadge tone="busy" words="Asking for the page to sign in on…" />
            ) : state.kind === "cancelled" ? (
              <p>It was given up: another sign-in to the same session took its place.</p>
            ) : (
              view !== undefined && <SignInWaiting view={view} />
            )}
          </>
        ) : (
          <ErrorNotice
            failure={trouble}
            what="Not signed in"
            actions={
              view?.how !== "device" && (
                <Button variant="quiet" onClick={() => begin("device")}>
                  Use a code instead
                </Button>
              )
            }
          />
        )}
      </div>
    </Dialog>
  );
}
