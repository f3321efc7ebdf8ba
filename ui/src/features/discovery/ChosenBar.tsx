import { useState } from "react";
import { Button } from "@/components/Button";
import { Segments } from "@/components/Segments";
import { Select } from "@/components/Select";
import { counted } from "@/lib/format";
import { regionChoices } from "@/lib/regions";
import { useStart } from "@/lib/start";
import type { DiscoveryChoice, KeepIn } from "@/platform/bindings/types";
import { PreviewDialog } from "./PreviewDialog";
import type { Chosen } from "./useChosen";

const NO_REGION = "none";

const places: { value: KeepIn; label: string }[] = [
  { value: "configFile", label: "In ~/.aws/config" },
  { value: "app", label: "In Trackside only" },
];

/** What those chosen have in common, and the way to the preview. */
export function ChosenBar({ session, chosen }: { session: string; chosen: Chosen }) {
  const { regions } = useStart();
  const [region, setRegion] = useState(NO_REGION);
  const [keepIn, setKeepIn] = useState<KeepIn>("configFile");
  const [choice, setChoice] = useState<DiscoveryChoice | null>(null);
  const preview = () => {
    const own = region === NO_REGION ? null : region;
    setChoice({ session, keepIn, profiles: chosen.drafts.map((draft) => ({ ...draft, region: own })) });
  };
  return (
    <section aria-label="Chosen" className="flex flex-none flex-wrap items-center gap-3 border-t border-line bg-panel px-5 py-2.5">
      <b role="status" className="font-semibold">
        {counted(chosen.drafts.length, "profile")}
      </b>
      <Select
        label="Their region"
        labelHidden
        className="w-56"
        choices={[
          { value: NO_REGION, label: "No region" },
          ...regionChoices(regions),
        ]}
        value={region}
        onValueChange={setRegion}
      />
      <Segments label="Keep them" choices={places} value={keepIn} onValueChange={setKeepIn} />
      <Button
        variant="primary"
        className="ml-auto"
        disabledReason={chosen.anyWrong ? "One of the names cannot be used." : undefined}
        onClick={preview}
      >
        Preview…
      </Button>
      {choice !== null && <PreviewDialog choice={choice} onClose={() => setChoice(null)} />}
    </section>
  );
}
