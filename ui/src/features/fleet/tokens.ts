/*
 * The property part of the filter, as one text for the URL:
 *
 *   status:running,paused region:eu-west-1 source:"acme/web@main, old"
 *
 * Values of one property are alternatives, properties are all required. A value
 * with a space, a comma, a quote or a backslash in it stands in double quotes.
 */
export const properties = ["status", "region", "profile", "source"] as const;
export type Property = (typeof properties)[number];

/** One property and the values it may have. */
export interface Token {
  property: Property;
  values: readonly string[];
}

export function isProperty(text: string): text is Property {
  return (properties as readonly string[]).includes(text);
}

export function serialiseTokens(tokens: readonly Token[]): string {
  return tokens.map(({ property, values }) => `${property}:${values.map(quoted).join(",")}`).join(" ");
}

function quoted(value: string): string {
  return value === "" || /[\s",\\]/.test(value) ? `"${value.replace(/["\\]/g, String.raw`\$&`)}"` : value;
}

const PART = /(\w+):((?:"(?:[^"\\]|\\.)*"|[^\s",]+)(?:,(?:"(?:[^"\\]|\\.)*"|[^\s",]+))*)/g;
const VALUE = /"((?:[^"\\]|\\.)*)"|([^\s",]+)/g;

/** The tokens that a text names. What it cannot mean is left out: somebody else may have written it. */
export function parseTokens(text: string): Token[] {
  let tokens: Token[] = [];
  for (const [, property = "", values = ""] of text.matchAll(PART)) {
    if (!isProperty(property)) continue;
    for (const [, inQuotes, plain] of values.matchAll(VALUE)) {
      tokens = withValue(tokens, property, plain ?? (inQuotes ?? "").replace(/\\(.)/g, "$1"));
    }
  }
  return tokens;
}

/** With one more value; a property has one token, in the order in which they were added. */
export function withValue(tokens: readonly Token[], property: Property, value: string): Token[] {
  if (value === "") return [...tokens];
  const at = tokens.findIndex((token) => token.property === property);
  const found = tokens[at];
  if (found === undefined) return [...tokens, { property, values: [value] }];
  return found.values.includes(value)
    ? [...tokens]
    : tokens.with(at, { property, values: [...found.values, value] });
}

export function withoutProperty(tokens: readonly Token[], property: Property): Token[] {
  return tokens.filter((token) => token.property !== property);
}

export function onlyProperty(tokens: readonly Token[], property: Property): Token[] {
  return tokens.filter((token) => token.property === property);
}

export function valuesOf(tokens: readonly Token[], property: Property): readonly string[] {
  return tokens.find((token) => token.property === property)?.values ?? [];
}

/** A half-typed property at the end of what is being typed: "checkout status:pa". */
export interface HalfToken {
  property: Property;
  value: string;
  /** What stands before it, and is plain text. */
  before: string;
}

export function halfToken(text: string): HalfToken | null {
  const found = /^(.*?)(?:^|(?<=\s))(\w+):("?[^"]*|\S*)$/su.exec(text);
  if (found === null) return null;
  const [, before = "", property = "", value = ""] = found;
  const name = property.toLowerCase();
  if (!isProperty(name) || (!value.startsWith('"') && /\s/.test(value))) return null;
  return { property: name, value: value.replace(/^"|"$/g, ""), before };
}
