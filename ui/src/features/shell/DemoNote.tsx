import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { Strip } from "@/components/Strip";
import { paths } from "@/lib/paths";
import { useStart } from "@/lib/start";

const DISMISSED = "trackside.demo-note";

/** On a first run without a profile: what one is looking at, and how to get further. */
export function DemoNote() {
  const { demoOnly } = useStart();
  const [dismissed, setDismissed] = useState(() => localStorage.getItem(DISMISSED) !== null);
  if (!demoOnly || dismissed) return null;
  return (
    <Strip
      tone="busy"
      icon="info"
      className="mx-5 mt-3 flex-none"
      onDismiss={() => {
        localStorage.setItem(DISMISSED, "yes");
        setDismissed(true);
      }}
    >
      <b className="font-semibold">You are looking at Demo</b>, a fleet that lives on this computer: try anything.
      Profiles of <code>~/.aws/config</code> appear here by themselves, or{" "}
      <Link {...paths.profiles()} className="text-accent underline">
        add one here
      </Link>
      .
    </Strip>
  );
}
