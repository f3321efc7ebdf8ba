import { Outlet } from "@tanstack/react-router";
import { useState } from "react";
import { Flashbar } from "@/components/Flashbar";
import { ChangeProvider } from "@/features/changes/ChangeProvider";
import { lazyOverlay } from "@/lib/lazily";
import { useDensity, useTheme } from "@/lib/theme";
import { useSettings } from "@/lib/start";
import { StartProvider } from "@/lib/StartProvider";
import { localTimes, TimesContext, utcTimes } from "@/lib/times";
import type { Attempt } from "@/platform/bindings/types";
import { NeedOutlet } from "@/features/signin/NeedOutlet";
import { NeedProvider } from "@/features/signin/NeedProvider";
import { DemoNote } from "./DemoNote";
import { ProfileAccounts } from "./ProfileAccounts";
import { ProfileProblems } from "./ProfileProblems";
import { ShellKeys } from "./ShellKeys";
import { Sidebar } from "./Sidebar";
import { TopBar } from "./TopBar";
import { useArrival } from "./useArrival";
import { useLive } from "./useLive";
import { useShell } from "./useShell";

const CommandPalette = lazyOverlay(async () => (await import("./CommandPalette")).CommandPalette);
const QuitDialog = lazyOverlay(async () => (await import("./QuitDialog")).QuitDialog);
const ShortcutsDialog = lazyOverlay(async () => (await import("./ShortcutsDialog")).ShortcutsDialog);

/** The frame around every page, and what all of them stand on. */
export function Shell() {
  return (
    <StartProvider>
      <ShellFrame />
    </StartProvider>
  );
}

function ShellFrame() {
  const settings = useSettings();
  useTheme(settings.theme);
  useDensity(settings.density);
  const [held, setHeld] = useState<readonly Attempt[]>([]);
  useLive(setHeld);
  useArrival();
  const shell = useShell();
  return (
    <TimesContext value={settings.utc ? utcTimes : localTimes}>
      <NeedProvider>
        <div className="grid h-full grid-cols-[var(--side)_minmax(0,1fr)] grid-rows-[var(--head)_minmax(0,1fr)]">
          <ShellKeys shell={shell} />
          <Sidebar />
          <TopBar shell={shell} />
          <main className="flex min-h-0 min-w-0 flex-col">
            <DemoNote />
            <ProfileProblems />
            <ProfileAccounts />
            <ChangeProvider>
              <Outlet />
            </ChangeProvider>
            <Flashbar />
          </main>
          <CommandPalette open={shell.open === "palette"} onOpenChange={shell.toggle("palette")} show={shell.show} />
          <QuitDialog open={held.length > 0} held={held} onStay={() => setHeld([])} />
          <NeedOutlet />
          <ShortcutsDialog open={shell.open === "shortcuts"} onOpenChange={shell.toggle("shortcuts")} />
        </div>
      </NeedProvider>
    </TimesContext>
  );
}
