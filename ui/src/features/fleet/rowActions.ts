import type { FleetRow } from "@/platform/bindings/types";

/** How a row is ticked: by itself, or with all from the last ticked one to it. */
export type TickMode = "one" | "range";

/** What a row can ask of its table. The object keeps its identity, so that rows are not drawn again for it. */
export interface RowActions {
  onPoint: (key: string) => void;
  onTick: (key: string, mode: TickMode) => void;
  onOpen: (row: FleetRow) => void;
}
