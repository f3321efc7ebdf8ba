import { useSyncExternalStore } from "react";

// Beside the sidebar, which is wide from 1181 pixels on, every column has its least width from here on.
const narrow = "(max-width: 1239px)";

function subscribe(listener: () => void): () => void {
  const query = window.matchMedia(narrow);
  query.addEventListener("change", listener);
  return () => {
    query.removeEventListener("change", listener);
  };
}

/** Whether the window is too narrow for every column. */
export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => window.matchMedia(narrow).matches);
}
