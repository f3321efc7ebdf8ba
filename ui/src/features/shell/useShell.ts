import { useState } from "react";

export type Overlay = "palette" | "shortcuts" | "profiles" | "regions";

export interface ShellState {
  /** What lies over the page; one at a time. */
  open: Overlay | null;
  show: (overlay: Overlay) => void;
  toggle: (overlay: Overlay) => (open: boolean) => void;
}

export function useShell(): ShellState {
  const [open, setOpen] = useState<Overlay | null>(null);
  return {
    open,
    show: setOpen,
    // Closing one that is not open must not close the one that is.
    toggle: (overlay) => (wanted) => setOpen((shown) => (wanted ? overlay : shown === overlay ? null : shown)),
  };
}
