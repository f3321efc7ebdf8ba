import { type KeyboardEvent, useRef, useState } from "react";
import { TextField } from "@/components/TextField";
import type { Profile } from "@/platform/bindings/types";
import { ProfileRow } from "./ProfileRow";
import { useScopeChanges } from "./useScopeChanges";

interface ProfileListProps {
  profiles: readonly Profile[];
  chosen: readonly string[];
  onDone: () => void;
}

/** Every profile, found by name: one alone, or several together. */
export function ProfileList({ profiles, chosen, onDone }: ProfileListProps) {
  const [query, setQuery] = useState("");
  const changes = useScopeChanges();
  const list = useRef<HTMLDivElement>(null);
  const found = profiles.filter((profile) => profile.name.toLowerCase().includes(query.trim().toLowerCase()));

  // Up and down go through the names, from the field too.
  const move = (event: KeyboardEvent) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step === 0) return;
    const names = [...(list.current?.querySelectorAll<HTMLButtonElement>("[data-profile]") ?? [])];
    const at = names.findIndex((button) => button === document.activeElement);
    names[Math.min(Math.max(at + step, 0), names.length - 1)]?.focus();
    event.preventDefault();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the arrow keys only move between its buttons
    <div onKeyDown={move}>
      <TextField
        label="Find a profile"
        labelHidden
        placeholder="Find a profile"
        value={query}
        onValueChange={setQuery}
        className="p-1"
      />
      <div ref={list} className="max-h-96 overflow-y-auto">
        {found.map((profile) => (
          <ProfileRow
            key={profile.name}
            profile={profile}
            chosen={chosen.includes(profile.name)}
            last={chosen.length === 1}
            onToggle={() => changes.toggle(profile)}
            onOnly={() => {
              changes.only(profile);
              onDone();
            }}
          />
        ))}
        {found.length === 0 && <p className="px-2 py-1.5 text-muted">No profile has such a name.</p>}
      </div>
      <p className="mt-1 border-t border-line px-2 pt-2 pb-1 text-sm text-muted">
        Choose a name to see it alone, tick several to see them together.
      </p>
    </div>
  );
}
