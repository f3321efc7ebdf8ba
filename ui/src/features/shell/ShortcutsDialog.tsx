import { useSyncExternalStore } from "react";
import { Dialog } from "@/components/Dialog";
import { Kbd } from "@/components/Kbd";
import type { OverlayProps } from "@/lib/lazily";
import { type ShortcutGroup, shortcuts } from "@/lib/shortcuts";

const groups: readonly ShortcutGroup[] = ["Anywhere", "List", "Service"];

/** The shortcuts that work on this page. */
export function ShortcutsDialog({ open, onOpenChange }: OverlayProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Keyboard shortcuts" size="sm">
      <ShortcutList />
    </Dialog>
  );
}

function ShortcutList() {
  const offered = useSyncExternalStore(shortcuts.subscribe, shortcuts.all);
  return (
    <div className="grid gap-4">
      {groups
        .map((group) => ({ group, own: offered.filter((shortcut) => shortcut.group === group) }))
        .filter(({ own }) => own.length > 0)
        .map(({ group, own }) => (
          <section key={group} aria-label={group}>
            <h3 className="mb-1 font-semibold">{group}</h3>
            <dl className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-1">
              {own.map((shortcut) => (
                <div key={`${shortcut.chord} ${shortcut.label}`} className="contents">
                  <dt className="text-muted">{shortcut.label}</dt>
                  <dd className="flex items-center justify-end gap-1">
                    {[shortcut.chord, ...(shortcut.also ?? [])].map((chord) => (
                      <Kbd key={chord} chord={chord} />
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
    </div>
  );
}
