import type { IconName } from "@/components/iconPaths";
import type { ConditionGroup } from "@/lib/conditionWords";
import type { Tone } from "@/lib/tone";

/** In the order in which they are counted. */
export const groupsShown: readonly ConditionGroup[] = ["running", "inProgress", "paused", "attention"];

export const groupLabels: Record<ConditionGroup, string> = {
  running: "Running",
  inProgress: "In progress",
  paused: "Paused",
  attention: "Needs a look",
};

export const groupLooks: Record<ConditionGroup, { tone: Tone; icon: IconName }> = {
  running: { tone: "ok", icon: "success" },
  inProgress: { tone: "busy", icon: "busy" },
  paused: { tone: "idle", icon: "paused" },
  attention: { tone: "bad", icon: "error" },
};
