import type { FleetRow } from "@/platform/bindings/types";
import { statusSlugs } from "./filterRows";
import { groupLabels, groupsShown } from "./groups";
import { rowFacts } from "./rowFacts";
import { sourceKinds } from "./sourceWords";
import type { Property } from "./tokens";

export interface PropertyValue {
  value: string;
  /** What it means, where the value alone does not say it. */
  label: string;
  count: number;
}

const sourceLabels: Record<(typeof sourceKinds)[number], string> = {
  image: "Container image",
  code: "Source code repository",
  unread: "Not read yet",
};

/** The values that a property has in the fleet, and how many services have each. */
export function propertyValues(property: Property, rows: readonly FleetRow[]): PropertyValue[] {
  switch (property) {
    case "status":
      return groupsShown.map((group) => ({
        value: statusSlugs[group],
        label: groupLabels[group],
        count: rows.filter((row) => rowFacts(row).group === group).length,
      }));
    case "source":
      return sourceKinds.map((kind) => ({
        value: kind,
        label: sourceLabels[kind],
        count: rows.filter((row) => rowFacts(row).sourceKind === kind).length,
      }));
    case "region":
      return tallied(rows.map((row) => row.service.cell.region));
    case "profile":
      return tallied(rows.map((row) => row.service.cell.profile));
    default:
      return property satisfies never;
  }
}

function tallied(values: readonly string[]): PropertyValue[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].map(([value, count]) => ({ value, label: value, count })).sort((a, b) => a.value.localeCompare(b.value, "en"));
}

/** A value as a token shows it. */
export function valueLabel(property: Property, value: string): string {
  if (property !== "status") return value;
  const group = groupsShown.find((known) => statusSlugs[known] === value);
  return group === undefined ? value : groupLabels[group];
}
