import { useNavigate } from "@tanstack/react-router";
import { conditionWords } from "@/lib/conditionWords";
import { accountId } from "@/lib/format";
import { type NeedDesk, needWords, useNeedDesk } from "@/lib/needs";
import type { PaletteEntry } from "@/lib/palette";
import { paths } from "@/lib/paths";
import { accountOf, byUse, foundBy, stateWords } from "@/lib/profileWords";
import { regionName } from "@/lib/regions";
import { useProfileList, useSettings, useStart } from "@/lib/start";
import { useFleetRows } from "@/lib/useFleet";
import { useSaveSettings } from "@/lib/useSaveSettings";
import type { Profile, Theme } from "@/platform/bindings/types";
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
    { id: "profiles page", group: "Pages", label: "Profiles", icon: "key", run: () => void navigate(paths.profiles()) },
    {
      id: "discovery",
      group: "Pages",
      label: "Find accounts and roles",
      icon: "search",
      words: "IAM Identity Center sso add profile",
      run: () => void navigate(paths.discovery()),
    },
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
  const navigate = useNavigate();
  const desk = useNeedDesk();
  return [
    ...byUse(profiles).flatMap((profile) => profileEntries(profile, { desk, only: changes.only, show: (page) => void navigate(page) })),
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

interface ProfileDoings {
  desk: NeedDesk | null;
  only: (profile: Profile) => void;
  show: (page: ReturnType<typeof paths.profile>) => void;
}

function profileEntries(profile: Profile, { desk, only, show }: ProfileDoings): PaletteEntry[] {
  const { name } = profile;
  const entries: PaletteEntry[] = [
    {
      id: `profile ${name}`,
      group: "Profiles",
      label: `Switch to ${name}`,
      icon: "key",
      detail: profileDetail(profile),
      words: foundBy(profile),
      run: () => only(profile),
    },
    {
      id: `profile page ${name}`,
      group: "Profiles",
      label: `Show profile ${name}`,
      icon: "info",
      words: "settings permissions how it resolves",
      run: () => show(paths.profile(name)),
    },
  ];
  const need = needEntry(profile, desk);
  if (need !== null) entries.push(need);
  return entries;
}

function profileDetail(profile: Profile): string {
  const account = accountOf(profile);
  return [
    profile.production ? "production" : null,
    account === null ? null : accountId(account),
    profile.accountAlias,
    stateWords(profile).words,
  ]
    .filter((part) => part !== null)
    .join(" · ");
}

/** What the profile waits for, to be answered from here. */
function needEntry({ name, state }: Profile, desk: NeedDesk | null): PaletteEntry | null {
  if (state.kind !== "needs" || desk === null) return null;
  const { action, icon } = needWords(state.need);
  const asked = { need: state.need, profile: name };
  return { id: `need ${name}`, group: "Profiles", label: `${action.replace("…", "")} for ${name}…`, icon, run: () => desk.meet(asked) };
}
