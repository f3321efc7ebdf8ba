import { count, counted } from "@/lib/format";
import type { ScalingFigures } from "@/platform/bindings/types";

/** What is in the form: a field that was emptied has no figure. */
export type ScalingDraft = { [figure in keyof ScalingFigures]: number | null };

export const limits = {
  maxConcurrency: { min: 1, max: 200 },
  minSize: { min: 1, max: 25 },
  maxSize: { min: 1 },
} as const;

/** Above this, what the account's Fargate quota allows is worth a look. */
const USUAL_MAX_SIZE = 25;

export interface ScalingCheck {
  errors: { [figure in keyof ScalingFigures]?: string };
  /** Said, but not in the way. */
  warnings: { [figure in keyof ScalingFigures]?: string };
  /** The figures, where nothing is wrong with them. */
  figures: ScalingFigures | null;
}

export function checkScaling(draft: ScalingDraft): ScalingCheck {
  const { maxConcurrency, minSize, maxSize } = draft;
  const errors: ScalingCheck["errors"] = {};
  if (!within(maxConcurrency, limits.maxConcurrency)) errors.maxConcurrency = "A whole number from 1 to 200.";
  if (!within(minSize, limits.minSize)) errors.minSize = "A whole number from 1 to 25.";
  if (!within(maxSize, { ...limits.maxSize, max: Number.MAX_SAFE_INTEGER })) errors.maxSize = "A whole number of at least 1.";
  else if (minSize !== null && errors.minSize === undefined && minSize > (maxSize ?? 0)) {
    errors.maxSize = `At least the minimum size, which is ${minSize}.`;
  }
  const warnings: ScalingCheck["warnings"] =
    maxSize !== null && maxSize > USUAL_MAX_SIZE
      ? { maxSize: "Above 25, the account's Fargate vCPU quota must allow it." }
      : {};
  const valid = Object.keys(errors).length === 0;
  return {
    errors,
    warnings,
    figures: valid && maxConcurrency !== null && minSize !== null && maxSize !== null ? { maxConcurrency, minSize, maxSize } : null,
  };
}

function within(value: number | null, { min, max }: { min: number; max: number }): boolean {
  return value !== null && Number.isInteger(value) && value >= min && value <= max;
}

export function sameFigures(a: ScalingFigures, b: ScalingDraft): boolean {
  return a.maxConcurrency === b.maxConcurrency && a.minSize === b.minSize && a.maxSize === b.maxSize;
}

/** What the figures mean for the service, in sentences. */
export function scalingMeaning({ maxConcurrency, minSize, maxSize }: ScalingFigures): string[] {
  return [
    `Another instance is started when one has ${count(maxConcurrency)} requests at once.`,
    minSize === 1
      ? "1 instance is always provisioned, and its memory billed even when idle. For availability, AWS recommends at least 2."
      : `${counted(minSize, "instance")} are always provisioned, and their memory is billed even when idle.`,
    `${maxSize === 1 ? "1 instance takes" : `Up to ${counted(maxSize, "instance")} take`} at most ${count(maxConcurrency * maxSize)} requests at once.`,
  ];
}
