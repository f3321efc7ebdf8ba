import { Segments } from "@/components/Segments";
import type { KeyPlace } from "@/platform/bindings/types";

const places: { value: KeyPlace; label: string }[] = [
  { value: "keyring", label: "In the system's keyring" },
  { value: "thisSession", label: "For this session only" },
];

const words: Record<KeyPlace, string> = {
  keyring: "The secret is kept by your system, and by nothing else. It is asked for when the profile is used.",
  thisSession: "The secret is held in memory. It is gone, with this profile, when Trackside ends.",
};

export interface KeyPlaceFieldProps {
  value: KeyPlace;
  onValueChange: (place: KeyPlace) => void;
  /** Why it can only be held for this session. */
  onlySession: string | null;
}

/** Where the secret of a key is to be kept. */
export function KeyPlaceField({ value, onValueChange, onlySession }: KeyPlaceFieldProps) {
  return (
    <div className="grid gap-1.5">
      <span className="text-muted">Keep the secret</span>
      <div>
        <Segments
          label="Keep the secret"
          choices={onlySession === null ? places : places.slice(1)}
          value={value}
          onValueChange={onValueChange}
        />
      </div>
      <p className="text-sm text-muted">
        {onlySession !== null && `${onlySession} `}
        {words[value]}
      </p>
    </div>
  );
}
