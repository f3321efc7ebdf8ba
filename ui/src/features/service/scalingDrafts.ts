import { useSyncExternalStore } from "react";
import type { ServiceRef } from "@/platform/bindings/types";
import type { ScalingDraft } from "./scalingRules";

/*
 * What has been typed and not applied, by service. It outlives the tab, so that
 * a look at the metrics does not cost it, and ends with the window.
 */
const drafts = new Map<string, ScalingDraft>();
const listeners = new Set<() => void>();

const keyOf = ({ cell, arn }: ServiceRef) => `${cell.profile} ${arn}`;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

export function useScalingDraft(service: ServiceRef): [ScalingDraft | undefined, (draft: ScalingDraft | null) => void] {
  const key = keyOf(service);
  const draft = useSyncExternalStore(subscribe, () => drafts.get(key));
  return [
    draft,
    (next) => {
      if (next === null) drafts.delete(key);
      else drafts.set(key, next);
      for (const listener of listeners) listener();
    },
  ];
}
