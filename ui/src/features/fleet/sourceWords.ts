import { imageName, repositoryName } from "@/features/service/configurationWords";
import type { RowDetails, Source } from "@/platform/bindings/types";

/** A source as a table shows it: "checkout:2026.11.4", "acme/web@main". */
export function sourceWords(source: Source): string {
  switch (source.kind) {
    case "image":
      return imageName(source.identifier);
    case "code":
      return `${repositoryName(source.repository).replace(/^[^/]+\//, "")}@${source.branch}`;
    case "unreported":
      return "Not reported";
    default:
      return source satisfies never;
  }
}

/** How many characters at the end of the words tell one deployment from another: a tag, a digest, a branch. */
export function sourceTail(words: string): number {
  const from = Math.max(words.lastIndexOf(":"), words.lastIndexOf("@"));
  return Math.min(from < 0 ? 0 : words.length - from, 10);
}

/** The same in full, to search in and to show on hover. */
export function sourceInFull(source: Source): string {
  switch (source.kind) {
    case "image":
      return source.identifier;
    case "code":
      return `${source.repository}@${source.branch}${source.directory === null ? "" : ` ${source.directory}`}`;
    case "unreported":
      return "";
    default:
      return source satisfies never;
  }
}

/** The values of `source:` that mean a kind; any other value is looked for in the source's text. */
export const sourceKinds = ["image", "code", "unread"] as const;

export function sourceKind(details: RowDetails | null): string {
  if (details === null) return "unread";
  return details.source.kind;
}
