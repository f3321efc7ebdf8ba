import { Button } from "@/components/Button";
import { Icon } from "@/components/Icon";
import { usePopup } from "@/components/usePopup";
import { counted } from "@/lib/format";
import { lazyOverlay, type OverlayProps } from "@/lib/lazily";
import { scopeRegions } from "@/lib/scope";
import { useScope } from "@/lib/useScope";

const RegionPopup = lazyOverlay(async () => (await import("./RegionPopup")).RegionPopup);

/** Which regions are on screen, for every profile that is. */
export function RegionChooser({ open, onOpenChange }: OverlayProps) {
  const chosen = scopeRegions(useScope());
  const { button, popup } = usePopup("list", { open, onOpenChange });
  return (
    <>
      <Button {...button} aria-label="Regions">
        <Icon name="globe" size={15} className="text-muted" />
        {chosen.length === 1 ? chosen[0] : counted(chosen.length, "region")}
        <Icon name="chevron-down" size={14} className="hidden text-muted min-[1200px]:block" />
      </Button>
      <RegionPopup {...popup} chosen={chosen} />
    </>
  );
}
