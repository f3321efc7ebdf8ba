import { Segments } from "@/components/Segments";
import type { KeyPlace, KeyringObstacle } from "@/platform/bindings/types";

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
  /** Whether the keyring has a key for the profile, which one for this session stands in for. */
  standsIn?: boolean;
}

/** Why a key can only be held for this session; null where it can be kept. */
export function onlyForSession(temporary: boolean, obstacle: KeyringObstacle | null): string | null {
  if (temporary) return "A temporary key ends by itself.";
  return obstacle === "absent" ? "This system has no keyring that answers." : null;
}

/** Where the secret of a key is to be kept. */
export function KeyPlaceField({ value, onValueChange, onlySession, standsIn = false }: KeyPlaceFieldProps) {
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
        {value === "thisSession" && standsIn
          ? "The secret is held in memory until Trackside ends. Then the profile has the keyring's key again."
          : words[value]}
      </p>
    </div>
  );
}
