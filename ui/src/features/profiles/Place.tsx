import { CopyButton } from "@/components/CopyButton";
import { MiddleTruncate } from "@/components/MiddleTruncate";
import type { FilePlace } from "@/platform/bindings/types";
import { placeWords } from "./placeWords";

/** Where something is written, to be copied into an editor. */
export function Place({ place }: { place: FilePlace }) {
  const text = placeWords(place);
  return (
    <span className="flex min-w-0 items-center gap-1 text-muted">
      <MiddleTruncate text={text} tail={16} mono />
      <CopyButton text={text} label="Copy file and line" className="-my-1" />
    </span>
  );
}
