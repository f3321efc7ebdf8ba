import { useState } from "react";
import { Strip } from "@/components/Strip";
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
      <b className="font-semibold">You are looking at Demo</b>, a fleet that lives on this computer: try anything. Add a
      profile to <code>~/.aws/config</code> and it appears here by itself.
    </Strip>
  );
}
