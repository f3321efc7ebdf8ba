export type DomainKind = "root" | "subdomain" | "wildcard";

/** Second levels under which countries register names: "example.co.uk" is a root. */
const registries = new Set(["ac", "co", "com", "edu", "gov", "go", "ne", "net", "or", "org"]);

/**
 * What kind of name it is. Which names are roots is for registries to say; this
 * knows the usual ones, and only words depend on it.
 */
export function domainKind(name: string): DomainKind {
  if (name.startsWith("*.")) return "wildcard";
  const labels = name.split(".");
  const [second, top] = labels.slice(-2);
  const ofCountry = top?.length === 2 && second !== undefined && registries.has(second);
  return labels.length <= (ofCountry ? 3 : 2) ? "root" : "subdomain";
}

/** How a name of this kind is pointed at the service. */
export const pointing: Record<DomainKind, { record: string; note: string }> = {
  root: {
    record: "ALIAS",
    note: "At the root a CNAME is impossible: use a Route 53 alias, or your provider's ALIAS or ANAME record.",
  },
  subdomain: { record: "CNAME", note: "A CNAME, or an alias record in Route 53." },
  wildcard: {
    record: "CNAME",
    note: "A CNAME, or an alias record in Route 53. It covers the first level only, and not the root.",
  },
};

const LONGEST = 255;
/** Certificates do not take longer names. */
const LONGEST_COMMON_NAME = 64;
const label = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/i;

/** What is wrong with a name, before AWS is asked; null where nothing is. */
export function domainProblem(name: string, taken: readonly string[]): string | null {
  if (name === "") return "Enter a domain name.";
  if (/^https?:\/\//i.test(name) || name.includes("/")) return "Only the name, without https:// and without a path.";
  if (name.length > LONGEST) return "A domain name has at most 255 characters.";
  if (name.length > LONGEST_COMMON_NAME) return "Certificates take names of at most 64 characters.";
  const labels = name.replace(/^\*\./, "").split(".");
  if (labels.length < 2) return "A whole name, such as app.example.com.";
  if (name.lastIndexOf("*") > 0) return "A wildcard stands alone, and in front: *.example.com.";
  if (!labels.every((part) => label.test(part))) return "Letters, digits and hyphens, in parts separated by dots.";
  if (taken.includes(name.toLowerCase())) return "This domain is already associated with the service.";
  return null;
}
