import { useEffect } from "react";

export type ThemeChoice = "system" | "light" | "dark";
export type Theme = "light" | "dark";

/*
 * The choice itself is a setting and lives with the others. What was last drawn
 * is remembered here only so that the first frame is not the other theme.
 */
const LAST = "trackside.theme";
const lightQuery = "(prefers-color-scheme: light)";

export function resolveTheme(choice: ThemeChoice): Theme {
  if (choice !== "system") return choice;
  return window.matchMedia(lightQuery).matches ? "light" : "dark";
}

function draw(theme: Theme): void {
  document.documentElement.dataset["theme"] = theme;
  localStorage.setItem(LAST, theme);
}

/** Draws what was drawn last, before anything is known. */
export function drawLastTheme(): void {
  const last = localStorage.getItem(LAST);
  draw(last === "light" || last === "dark" ? last : resolveTheme("system"));
}

/** Keeps the page in the chosen theme, following the system where that is the choice. */
export function useTheme(choice: ThemeChoice | undefined): void {
  useEffect(() => {
    if (choice === undefined) return undefined;
    draw(resolveTheme(choice));
    if (choice !== "system") return undefined;
    const query = window.matchMedia(lightQuery);
    const follow = () => {
      draw(resolveTheme("system"));
    };
    query.addEventListener("change", follow);
    return () => {
      query.removeEventListener("change", follow);
    };
  }, [choice]);
}

export type Density = "comfortable" | "compact";

export function useDensity(density: Density | undefined): void {
  useEffect(() => {
    if (density !== undefined) document.documentElement.dataset["density"] = density;
  }, [density]);
}
