import { Strip } from "@/components/Strip";
import type { LogLine } from "@/platform/bindings/types";

/** The line of the log that says why an operation failed. */
export function FailureReason({ reason }: { reason: LogLine }) {
  return (
    <Strip tone="bad">
      <span className="block text-sm text-muted">Reason, from the log</span>
      <span className="wrap-anywhere select-text">{reason.text}</span>
    </Strip>
  );
}
