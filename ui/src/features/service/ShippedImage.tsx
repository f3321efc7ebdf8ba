import { CopyButton } from "@/components/CopyButton";
import { MiddleTruncate } from "@/components/MiddleTruncate";
import type { ShippedImage as Shipped } from "@/platform/bindings/types";
import { imageName, shortDigest } from "./configurationWords";

/** The image that an operation shipped: as it was called, and which one that was. */
export function ShippedImage({ image }: { image: Shipped }) {
  // A digest in the identifier is told by the one beside it.
  const name = imageName(image.identifier).replace(/@.*$/, "");
  return (
    <span className="inline-flex max-w-full min-w-0 items-center gap-1.5">
      <MiddleTruncate text={name} mono tail={12} />
      <code title={image.digest} className="flex-none text-sm text-muted">
        {shortDigest(image.digest)}
      </code>
      {/* By its digest, as it has to be named to come back: the tag may be another image's by then. */}
      <CopyButton text={image.byDigest} label="Copy image with digest" />
    </span>
  );
}
