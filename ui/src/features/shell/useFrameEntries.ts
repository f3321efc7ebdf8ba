import { useNavigate } from "@tanstack/react-router";
import { conditionWords } from "@/lib/conditionWords";
import type { PaletteEntry } from "@/lib/palette";
import { paths } from "@/lib/paths";
import { regionName } from "@/lib/regions";
import { useProfileList, useSettings, useStart } from "@/lib/start";
import { useFleetRows } from "@/lib/useFleet";
import { useSaveSettings } from "@/lib/useSaveSettings";
import type { Theme } from "@/platform/bindings/types";
import type { IconName } from "@/components/iconPaths";
import { useRefresh } from "./useRefresh";
import { useScopeChanges } from "./useScopeChanges";
import type { ShellState } from "./useShell";

const themes: readonly { theme: Theme; label: string; icon: IconName }[] = [
  { theme: "light", label: "Use the light theme", icon: "sun" },
  { theme: "dark", label: "Use the dark theme", icon: "moon" },
  { theme: "system", label: "Use the system's theme", icon: "screen" },
];

/**
 * The frame's own part of the palette. Made while the palette is open and not
 * before: there is an entry for every service.
 */
export function useFrameEntries(show: ShellState["show"]): PaletteEntry[] {
  return [...useActions(show), ...usePages(), ...useServices(), ...useScopes()];
}

function useActions(show: ShellState["show"]): PaletteEntry[] {
  const save = useSaveSettings();
  const settings = useSettings();
  const refresh = useRefresh();
  return [
    { id: "refresh", group: "Actions", label: "Refresh", icon: "refresh", chord: "Mod+R", run: refresh.run },
    {
      id: "profiles",
      group: "Actions",
      label: "Choose profiles…",
      icon: "key",
      chord: "Mod+P",
      words: "account switch",
      run: () => show("profiles"),
    },
    {
      id: "regions",
      group: "Actions",
      label: "Choose regions…",
      icon: "globe",
      chord: "Mod+Shift+R",
      run: () => show("regions"),
    },
    ...themes
      .filter(({ theme }) => theme !== settings.theme)
      .map(
        ({ theme, label, icon }): PaletteEntry => ({
          id: `theme ${theme}`,
          group: "Actions",
          label,
          icon,
          words: "appearance colour",
          run: () => save({ theme }),
        }),
      ),
    {
      id: "shortcuts",
      group: "Actions",
      label: "Show the keyboard shortcuts",
      icon: "help",
      chord: "?",
      run: () => show("shortcuts"),
    },
  ];
}

function usePages(): PaletteEntry[] {
  const navigate = useNavigate();
  return [
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
  ];
}

function useServices(): PaletteEntry[] {
  const navigate = useNavigate();
  return useFleetRows().map((row) => ({
    id: `service ${row.service.cell.profile} ${row.summary.arn}`,
    group: "Services",
    label: row.summary.name,
    icon: "fleet",
    detail: `${conditionWords(row.condition).words} · ${row.service.cell.profile} · ${row.service.cell.region}`,
    run: () => void navigate(paths.service(row.service)),
  }));
}

function useScopes(): PaletteEntry[] {
  const { profiles } = useProfileList();
  const { regions } = useStart();
  const changes = useScopeChanges();
  return [
    ...profiles.map(
      (profile): PaletteEntry => ({
        id: `profile ${profile.name}`,
        group: "Profiles",
        label: `Switch to ${profile.name}`,
        icon: "key",
        detail: profile.production ? "production" : "",
        run: () => changes.only(profile),
      }),
    ),
    ...regions.map(
      (region): PaletteEntry => ({
        id: `region ${region}`,
        group: "Regions",
        label: `Show only ${region}`,
        icon: "globe",
        detail: regionName(region),
        run: () => changes.setRegions([region]),
      }),
    ),
  ];
}
