import { Button } from "@/components/Button";
import { Checkbox } from "@/components/Checkbox";
import { Popover } from "@/components/Popover";
import { Select } from "@/components/Select";
import type { Density } from "@/platform/bindings/types";
import { fleetColumns } from "./columns";
import { type ColumnId, columnIds } from "./order";

export interface ViewOptionsProps {
  columns: readonly ColumnId[];
  onColumns: (columns: readonly ColumnId[]) => void;
  onUsual: () => void;
  density: Density;
  onDensity: (density: Density) => void;
}

/** Which columns there are, and how tall the rows. */
export function ViewOptions({ columns, onColumns, onUsual, density, onDensity }: ViewOptionsProps) {
  return (
    <Popover
      title="Columns"
      align="end"
      className="w-56"
      trigger={
        <Button variant="quiet" icon="columns">
          Columns
        </Button>
      }
    >
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
