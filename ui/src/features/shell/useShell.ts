import { useNavigate, useRouter } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { usePaletteEntries } from "@/lib/palette";
import { paths } from "@/lib/paths";
import { useShortcutListener, useShortcuts } from "@/lib/shortcuts";
import { useProfileList, useSettings, useStart } from "@/lib/start";
import type { ThemeChoice } from "@/lib/theme";
import { useFleetRows } from "@/lib/useFleet";
import { useSaveSettings } from "@/lib/useSaveSettings";
import { conditionWords } from "@/lib/conditionWords";
import { regionName } from "@/lib/regions";
import { useOpenTarget } from "./useOpenTarget";
import { useRefresh } from "./useRefresh";
import { useScopeChanges } from "./useScopeChanges";

export type Overlay = "palette" | "shortcuts" | "profiles" | "regions";

export interface ShellState {
  open: Overlay | null;
  toggle: (overlay: Overlay) => (open: boolean) => void;
}

const themes: readonly [ThemeChoice, string][] = [
  ["light", "Use the light theme"],
  ["dark", "Use the dark theme"],
  ["system", "Use the system's theme"],
];

/** What the frame itself offers: its overlays, its shortcuts, its part of the palette. */
export function useShell(): ShellState {
  const [open, setOpen] = useState<Overlay | null>(null);
  const navigate = useNavigate();
  const router = useRouter();
  const refresh = useRefresh();
  const toggle = (overlay: Overlay) => (wanted: boolean) => setOpen(wanted ? overlay : null);
  const show = (overlay: Overlay) => () => setOpen(overlay);

  useShortcutListener();
  useShortcuts([
    { chord: "Mod+K", label: "Search or run a command", group: "Anywhere", run: show("palette") },
    { chord: "Mod+P", label: "Choose profiles", group: "Anywhere", run: show("profiles") },
    { chord: "Mod+Shift+R", label: "Choose regions", group: "Anywhere", run: show("regions") },
    { chord: "Mod+R", label: "Refresh", group: "Anywhere", run: refresh.run, always: true },
    { chord: "Mod+,", label: "Settings", group: "Anywhere", run: () => void navigate(paths.settings()) },
    { chord: "Alt+ArrowLeft", label: "Back", group: "Anywhere", run: () => router.history.back() },
    { chord: "Alt+ArrowRight", label: "Forward", group: "Anywhere", run: () => router.history.forward() },
    { chord: "?", label: "Show the shortcuts", group: "Anywhere", run: show("shortcuts") },
  ]);
  useFramePalette(show, refresh.run);
  useFirstTarget();
  return { open, toggle };
}

function useFramePalette(show: (overlay: Overlay) => () => void, refresh: () => void): void {
  const navigate = useNavigate();
  const save = useSaveSettings();
  const settings = useSettings();
  const { profiles } = useProfileList();
  const start = useStart();
  const changes = useScopeChanges();
  const rows = useFleetRows();

  usePaletteEntries([
    { id: "refresh", group: "Actions", label: "Refresh", icon: "refresh", chord: "Mod+R", run: refresh },
    {
      id: "profiles",
      group: "Actions",
      label: "Choose profiles…",
      icon: "key",
      chord: "Mod+P",
      words: "account switch",
      run: show("profiles"),
    },
    {
      id: "regions",
      group: "Actions",
      label: "Choose regions…",
      icon: "globe",
      chord: "Mod+Shift+R",
      run: show("regions"),
    },
    ...themes
      .filter(([theme]) => theme !== settings.theme)
      .map(([theme, label]) => ({
        id: `theme ${theme}`,
        group: "Actions" as const,
        label,
        icon: theme === "light" ? ("sun" as const) : theme === "dark" ? ("moon" as const) : ("screen" as const),
        words: "appearance colour",
        run: () => save({ theme }),
      })),
    {
      id: "shortcuts",
      group: "Actions",
      label: "Show the keyboard shortcuts",
      icon: "help",
      chord: "?",
      run: show("shortcuts"),
    },
    { id: "fleet", group: "Pages", label: "Fleet", icon: "fleet", run: () => void navigate(paths.fleet()) },
    { id: "activity", group: "Pages", label: "Activity", icon: "activity", run: () => void navigate(paths.activity()) },
    {
      id: "settings",
      group: "Pages",
      label: "Settings",
      icon: "settings",
      chord: "Mod+,",
      run: () => void navigate(paths.settings()),
    },
    ...rows.map((row) => ({
      id: `service ${row.service.cell.profile} ${row.summary.arn}`,
      group: "Services" as const,
      label: row.summary.name,
      icon: "fleet" as const,
      detail: `${conditionWords(row.condition).words} · ${row.service.cell.profile} · ${row.service.cell.region}`,
      run: () => void navigate(paths.service(row.service)),
    })),
    ...profiles.map((profile) => ({
      id: `profile ${profile.name}`,
      group: "Profiles" as const,
      label: `Switch to ${profile.name}`,
      icon: "key" as const,
      detail: profile.production ? "production" : "",
      run: () => changes.only(profile),
    })),
    ...start.regions.map((region) => ({
      id: `region ${region}`,
      group: "Regions" as const,
      label: `Show only ${region}`,
      icon: "globe" as const,
      detail: regionName(region),
      run: () => changes.setRegions([region]),
    })),
  ]);
}

/** What the command line asked for, once. */
function useFirstTarget(): void {
  const { open: target } = useStart();
  const openTarget = useOpenTarget();
  const asked = useRef(false);
  useEffect(() => {
    if (asked.current || target === null) return;
    asked.current = true;
    openTarget(target);
  }, [target, openTarget]);
}
