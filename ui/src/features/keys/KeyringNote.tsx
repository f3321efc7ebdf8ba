import { Strip } from "@/components/Strip";
import type { KeyringObstacle } from "@/platform/bindings/types";

const words: Record<KeyringObstacle, string> = {
  locked: "The system's keyring is locked. Your system asks you to unlock it when the key is saved.",
  absent: "This system has no keyring that answers, so a key can be used for this session only.",
  slow: "The system's keyring does not answer. Where that stays so, use the key for this session only.",
  missing: "The keyring does not hold this profile's key. Enter it again.",
};

/** What stands in the way of the keyring, and the way on. */
export function KeyringNote({ obstacle }: { obstacle: KeyringObstacle | null }) {
  return obstacle === null ? null : <Strip tone="warn">{words[obstacle]}</Strip>;
}
