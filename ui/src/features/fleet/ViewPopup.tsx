import { Button } from "@/components/Button";
import { Checkbox } from "@/components/Checkbox";
import { Popover } from "@/components/Popover";
import { Select } from "@/components/Select";
import type { PopupProps } from "@/components/usePopup";
import { fleetColumns } from "./columns";
import { columnIds } from "./order";
import type { ViewOptionsProps } from "./ViewOptions";

/** The columns to choose from, and the heights of the rows. */
export function ViewPopup({
  columns,
  onColumns,
  onUsual,
  density,
  onDensity,
  ...popup
}: ViewOptionsProps & PopupProps) {
  return (
    <Popover title="Columns" align="end" {...popup} className="w-56">
      <div className="grid gap-0.5 px-2 pb-2">
        {columnIds
          .filter((id) => id !== "name")
          .map((id) => (
            <Checkbox
              key={id}
              checked={columns.includes(id)}
              onCheckedChange={(on) => onColumns(on ? [...columns, id] : columns.filter((other) => other !== id))}
              className="h-7"
            >
              {fleetColumns[id].label}
            </Checkbox>
          ))}
        <Button variant="quiet" className="-mx-2 justify-start!" onClick={onUsual}>
          Usual columns
        </Button>
        <Select
          label="Density"
          value={density}
          onValueChange={onDensity}
          choices={[
            { value: "comfortable", label: "Comfortable" },
            { value: "compact", label: "Compact" },
          ]}
          className="border-t border-line pt-2"
        />
      </div>
    </Popover>
  );
}
