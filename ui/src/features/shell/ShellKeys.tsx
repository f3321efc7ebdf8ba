import { useNavigate, useRouter } from "@tanstack/react-router";
import { paths } from "@/lib/paths";
import { useShortcutListener, useShortcuts } from "@/lib/shortcuts";
import { typeAhead } from "@/lib/typeAhead";
import { useRefresh } from "./useRefresh";
import type { ShellState } from "./useShell";

/** The shortcuts that work everywhere. Draws nothing, so that the frame need not follow what they read. */
export function ShellKeys({ shell: { show } }: { shell: ShellState }) {
  const navigate = useNavigate();
  const router = useRouter();
  const refresh = useRefresh();
  useShortcutListener();
  const search = () => {
    typeAhead.begin();
    show("palette");
  };
  useShortcuts([
    { chord: "Mod+K", label: "Search or run a command", group: "Anywhere", run: search },
    { chord: "Mod+P", label: "Choose profiles", group: "Anywhere", run: () => show("profiles") },
    { chord: "Mod+Shift+R", label: "Choose regions", group: "Anywhere", run: () => show("regions") },
    { chord: "Mod+R", label: "Refresh", group: "Anywhere", run: refresh.run, always: true },
    { chord: "Mod+,", label: "Settings", group: "Anywhere", run: () => void navigate(paths.settings()) },
    { chord: "Alt+ArrowLeft", label: "Back", group: "Anywhere", run: () => router.history.back() },
    { chord: "Alt+ArrowRight", label: "Forward", group: "Anywhere", run: () => router.history.forward() },
    { chord: "Escape", label: "Close, or leave a field", group: "Anywhere" },
    { chord: "?", label: "Show the shortcuts", group: "Anywhere", run: () => show("shortcuts") },
  ]);
  return null;
}
