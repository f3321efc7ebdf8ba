/** What a colour may say: success, in progress, warning, error, at rest. */
export type Tone = "ok" | "busy" | "warn" | "bad" | "idle";

// Whole class names: Tailwind finds them by reading the source.
export const toneText: Record<Tone, string> = {
  ok: "text-ok",
  busy: "text-busy",
  warn: "text-warn",
  bad: "text-bad",
  idle: "text-idle",
};

export const toneGround: Record<Tone, string> = {
  ok: "bg-ok-bg",
  busy: "bg-busy-bg",
  warn: "bg-warn-bg",
  bad: "bg-bad-bg",
  idle: "bg-idle-bg",
};
