import type { FleetRow } from "@/platform/bindings/types";
import { propertyValues } from "./propertyValues";
import { halfToken, type Property, properties, type Token, valuesOf } from "./tokens";

export interface Suggestion {
  id: string;
  label: string;
  detail: string;
  /** What choosing it makes of what was typed. */
  choose: { kind: "property"; text: string } | { kind: "value"; property: Property; value: string; rest: string };
}

export const propertyWords: Record<Property, string> = {
  status: "running, paused, …",
  region: "eu-west-1, …",
  profile: "whose credentials",
  source: "image, code, or a part of its name",
};

/** What may follow what was typed so far. */
export function suggestionsFor(text: string, rows: readonly FleetRow[], tokens: readonly Token[]): Suggestion[] {
  const half = halfToken(text);
  if (half !== null) return valueSuggestions(half.property, half.value, half.before, rows, tokens);
  const word = /\S*$/.exec(text)?.[0].toLowerCase() ?? "";
  return properties
    .filter((property) => property.startsWith(word))
    .map((property) => ({
      id: property,
      label: `${property}:`,
      detail: propertyWords[property],
      choose: { kind: "property", text: `${text.slice(0, text.length - word.length)}${property}:` },
    }));
}

function valueSuggestions(
  property: Property,
  typed: string,
  rest: string,
  rows: readonly FleetRow[],
  tokens: readonly Token[],
): Suggestion[] {
  const wanted = typed.toLowerCase();
  const had = valuesOf(tokens, property);
  const known = propertyValues(property, rows).filter(
    ({ value, label }) =>
      !had.includes(value) && (value.toLowerCase().includes(wanted) || label.toLowerCase().includes(wanted)),
  );
  const listed = known.map(
    ({ value, label, count }): Suggestion => ({
      id: `${property} ${value}`,
      label,
      detail: String(count),
      choose: { kind: "value", property, value, rest },
    }),
  );
  // A source may be any part of its name, so what was typed is a value of its own.
  if (property !== "source" || typed === "" || known.some(({ value }) => value === wanted)) return listed;
  return [
    ...listed,
    {
      id: "source typed",
      label: `Contains “${typed}”`,
      detail: "",
      choose: { kind: "value", property, value: typed, rest },
    },
  ];
}
