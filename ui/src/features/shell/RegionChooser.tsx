import { Button } from "@/components/Button";
import { MultiCombobox } from "@/components/MultiCombobox";
import { Icon } from "@/components/Icon";
import { counted } from "@/lib/format";
import { regionName } from "@/lib/regions";
import type { OverlayProps } from "@/lib/lazily";
import { scopeRegions } from "@/lib/scope";
import { useStart } from "@/lib/start";
import { useScope } from "@/lib/useScope";
import { useScopeChanges } from "./useScopeChanges";

/** Which regions are on screen, for every profile that is. */
export function RegionChooser({ open, onOpenChange }: OverlayProps) {
  const { regions } = useStart();
  const chosen = scopeRegions(useScope());
  const { setRegions } = useScopeChanges();
  return (
    <MultiCombobox
      label="Regions"
      placeholder="Find a region"
      open={open}
      onOpenChange={onOpenChange}
      choices={[...new Set([...regions, ...chosen])].map((region) => ({
        value: region,
        label: region,
        detail: regionName(region),
      }))}
      value={chosen}
      onValueChange={setRegions}
      empty="App Runner has no such region."
      trigger={
        <Button>
          <Icon name="globe" size={15} className="text-muted" />
          {chosen.length === 1 ? chosen[0] : counted(chosen.length, "region")}
          <Icon name="chevron-down" size={14} className="hidden text-muted min-[1200px]:block" />
        </Button>
      }
    />
  );
}
