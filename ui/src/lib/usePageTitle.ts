import { useEffect } from "react";

/** The window's title while the page is open. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Trackside`;
  }, [title]);
}
