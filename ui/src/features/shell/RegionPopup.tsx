import { MultiCombobox } from "@/components/MultiCombobox";
import type { PopupProps } from "@/components/usePopup";
import { regionName } from "@/lib/regions";
import { useStart } from "@/lib/start";
import { useScopeChanges } from "./useScopeChanges";

/** The regions to choose from. */
export function RegionPopup({ chosen, ...popup }: PopupProps & { chosen: readonly string[] }) {
  const { regions } = useStart();
  const { setRegions } = useScopeChanges();
  return (
    <MultiCombobox
      {...popup}
      label="Regions"
      placeholder="Find a region"
      choices={[...new Set([...regions, ...chosen])].map((region) => ({
        value: region,
        label: region,
        detail: regionName(region),
      }))}
      value={chosen}
      onValueChange={setRegions}
      empty="App Runner has no such region."
    />
  );
}
