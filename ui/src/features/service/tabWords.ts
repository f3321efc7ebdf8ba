import type { ServiceTab } from "@/lib/paths";

export const tabWords: Record<ServiceTab, string> = {
  overview: "Overview",
  activity: "Activity",
  metrics: "Metrics",
  scaling: "Scaling",
  domains: "Domains",
};
