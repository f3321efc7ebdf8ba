import { Button } from "@/components/Button";
import { Icon } from "@/components/Icon";
import { Kbd } from "@/components/Kbd";
import { InFlight } from "./InFlight";
import { ProfileSwitcher } from "./ProfileSwitcher";
import { RefreshState } from "./RefreshState";
import { RegionChooser } from "./RegionChooser";
import { ThemeToggle } from "./ThemeToggle";
import type { ShellState } from "./useShell";

export function TopBar({ shell }: { shell: ShellState }) {
  return (
    <header aria-label="Top bar" className="flex min-w-0 items-center gap-2 border-b border-line bg-panel px-3">
      <ProfileSwitcher open={shell.open === "profiles"} onOpenChange={shell.toggle("profiles")} />
      <RegionChooser open={shell.open === "regions"} onOpenChange={shell.toggle("regions")} />
      <Button
        className="@container mx-auto min-w-9 max-w-105 flex-1! basis-0 justify-start! font-normal! text-faint!"
        onClick={() => shell.show("palette")}
      >
        <Icon name="search" size={15} />
        {/* Without room it is still the button's name. */}
        <span className="sr-only min-w-0 @min-[100px]:not-sr-only">
          <span className="block truncate">Search or run a command</span>
        </span>
        <span className="ml-auto hidden @min-[160px]:block">
          <Kbd chord="Mod+K" />
        </span>
      </Button>
      <InFlight />
      <RefreshState />
      <ThemeToggle />
    </header>
  );
}
