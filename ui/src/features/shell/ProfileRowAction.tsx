import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { Button } from "@/components/Button";
import { NeedButton } from "@/features/signin/NeedButton";
import { asFailure } from "@/lib/errors";
import { paths } from "@/lib/paths";
import type { Profile } from "@/platform/bindings/types";
import { useHost } from "@/platform/host";
import { flashFailure } from "./flashFailure";

const nothing = () => undefined;
const look = { variant: "quiet", className: "text-accent!" } as const;

export interface ProfileRowActionProps {
  profile: Profile;
  /** What the list around it does once something else has been opened. */
  onDone?: () => void;
}

/** What can be done about a profile's state, beside it. Nothing where there is nothing to do. */
export function ProfileRowAction({ profile, onDone = nothing }: ProfileRowActionProps) {
  const { name, state, broken, accountBefore } = profile;
  if (broken !== null) return <ShowWhy name={name} label="Show why" onDone={onDone} />;
  if (accountBefore !== null && state.kind === "ready") return <ShowWhy name={name} label="Show" onDone={onDone} />;
  switch (state.kind) {
    case "needs":
      return <NeedButton {...look} named asked={{ need: state.need, profile: name }} onAsked={onDone} />;
    case "failed":
      return <ShowWhy name={name} label="Show why" onDone={onDone} />;
    case "unread":
      return <Ask name={name} />;
    case "ready":
      return null;
    default:
      return state satisfies never;
  }
}

/** The profile's page tells it step by step, and how to mend it. */
function ShowWhy({ name, label, onDone }: { name: string; label: string; onDone: () => void }) {
  const navigate = useNavigate();
  return (
    <Button
      {...look}
      aria-label={`${label} ${name}`}
      onClick={() => {
        onDone();
        void navigate(paths.profile(name));
      }}
    >
      {label}
    </Button>
  );
}

function Ask({ name }: { name: string }) {
  const { commands } = useHost();
  const [busy, setBusy] = useState(false);
  const ask = async () => {
    setBusy(true);
    try {
      // The answer arrives as an event too, which is what the list shows.
      await commands.profileIdentify(name);
    } catch (thrown) {
      flashFailure(asFailure(thrown));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button {...look} busy={busy} aria-label={`Test ${name}`} onClick={() => void ask()}>
      Test
    </Button>
  );
}
