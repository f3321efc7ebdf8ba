import { Autocomplete } from "@base-ui/react/autocomplete";
import { Dialog as BaseDialog } from "@base-ui/react/dialog";
import { useState, useSyncExternalStore } from "react";
import { Icon } from "@/components/Icon";
import { Kbd } from "@/components/Kbd";
import { itemLook } from "@/components/popup";
import { cx } from "@/lib/classes";
import { type PaletteEntry, paletteEntries, search } from "@/lib/palette";
import type { OverlayProps } from "@/lib/lazily";
import { typeAhead } from "@/lib/typeAhead";
import { useFrameEntries } from "./useFrameEntries";
import type { ShellState } from "./useShell";

export interface CommandPaletteProps extends OverlayProps {
  show: ShellState["show"];
}

/** Everything the program can do or show, by typing a part of its name. */
export function CommandPalette({ open, onOpenChange, show }: CommandPaletteProps) {
  return (
    <BaseDialog.Root open={open} onOpenChange={onOpenChange}>
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className="overlay-motion fixed inset-0 z-40 bg-scrim" />
        <BaseDialog.Popup
          aria-label="Command palette"
          className="overlay-motion fixed top-[12vh] left-1/2 z-40 flex max-h-[70vh] w-160 max-w-[calc(100vw-48px)] -translate-x-1/2 flex-col overflow-hidden rounded-xl border border-line-strong bg-raised shadow-overlay outline-none"
        >
          <PaletteList show={show} onDone={() => onOpenChange(false)} />
        </BaseDialog.Popup>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  );
}

function PaletteList({ show, onDone }: { show: ShellState["show"]; onDone: () => void }) {
  const ofPage = useSyncExternalStore(paletteEntries.subscribe, paletteEntries.all);
  const ofFrame = useFrameEntries(show);
  const [query, setQuery] = useState("");
  // What the page offers comes before what is always there.
  const sections = search(query, [...ofPage, ...ofFrame]).map(({ group, entries }) => ({ value: group, items: entries }));
  const choose = (entry: PaletteEntry) => {
    if (entry.disabledReason !== undefined) return;
    // Closed first: what runs may open something of its own.
    onDone();
    entry.run();
  };
  return (
    <Autocomplete.Root
      inline
      open
      items={sections}
      filter={null}
      autoHighlight="always"
      keepHighlight
      value={query}
      onValueChange={setQuery}
      itemToStringValue={(entry: PaletteEntry) => entry.label}
    >
      <div className="flex h-11 flex-none items-center gap-2.5 border-b border-line px-4">
        <Icon name="search" className="text-muted" />
        <Autocomplete.Input
          aria-label="Search or run a command"
          onFocus={() => {
            const before = typeAhead.end();
            if (before !== "") setQuery((known) => known + before);
          }}
          placeholder="Search services, pages, profiles, regions and actions"
          className="h-full min-w-0 flex-1 bg-transparent text-md outline-none"
        />
        <Kbd chord="Escape" />
      </div>
      <Autocomplete.Empty className="px-4 py-6 text-center text-muted empty:hidden">
        Nothing is called “{query}”.
      </Autocomplete.Empty>
      <Autocomplete.List className="min-h-0 flex-1 overflow-y-auto p-1 outline-none">
        {(section: (typeof sections)[number]) => (
          <Autocomplete.Group key={section.value} items={section.items} className="pb-1">
            <Autocomplete.GroupLabel className="px-2 pt-2 pb-1 text-sm font-medium text-faint">
              {section.value}
            </Autocomplete.GroupLabel>
            <Autocomplete.Collection>
              {(entry: PaletteEntry) => (
                <Autocomplete.Item
                  key={entry.id}
                  value={entry}
                  onClick={() => choose(entry)}
                  className={cx(itemLook, entry.disabledReason !== undefined && "opacity-55")}
                >
                  <Icon name={entry.icon} size={15} className="text-muted" />
                  <span className="max-w-80 flex-none truncate">{entry.label}</span>
                  <span className="min-w-0 flex-1 truncate text-right text-sm text-muted">
                    {entry.disabledReason ?? entry.detail}
                  </span>
                  {entry.chord !== undefined && <Kbd chord={entry.chord} />}
                </Autocomplete.Item>
              )}
            </Autocomplete.Collection>
          </Autocomplete.Group>
        )}
      </Autocomplete.List>
    </Autocomplete.Root>
  );
}
