import { MultiCombobox } from "@/components/MultiCombobox";
import type { PopupProps } from "@/components/usePopup";
import { regionChoices } from "@/lib/regions";
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
      choices={regionChoices([...new Set([...regions, ...chosen])])}
      value={chosen}
      onValueChange={setRegions}
      empty="App Runner has no such region."
    />
  );
}
