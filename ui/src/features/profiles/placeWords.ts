import type { FilePlace } from "@/platform/bindings/types";

/** A line of a file, as editors and compilers write it. */
export function placeWords({ file, line }: FilePlace): string {
  return `${file}:${line}`;
}
