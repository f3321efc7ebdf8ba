import { Button } from "@/components/Button";
import { usePopup } from "@/components/usePopup";
import { lazyOverlay } from "@/lib/lazily";
import type { Density } from "@/platform/bindings/types";
import type { ColumnId } from "./order";

const ViewPopup = lazyOverlay(async () => (await import("./ViewPopup")).ViewPopup);

export interface ViewOptionsProps {
  columns: readonly ColumnId[];
  onColumns: (columns: readonly ColumnId[]) => void;
  onUsual: () => void;
  density: Density;
  onDensity: (density: Density) => void;
}

/** Which columns there are, and how tall the rows. */
export function ViewOptions(options: ViewOptionsProps) {
  const { button, popup } = usePopup("dialog");
  return (
    <>
      <Button {...button} variant="quiet" icon="columns">
        Columns
      </Button>
      <ViewPopup {...options} {...popup} />
    </>
  );
}
