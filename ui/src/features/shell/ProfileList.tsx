import { useNavigate } from "@tanstack/react-router";
import { type KeyboardEvent, useRef, useState } from "react";
import { Button } from "@/components/Button";
import { TextField } from "@/components/TextField";
import { count } from "@/lib/format";
import { paths } from "@/lib/paths";
import { byUse, findProfiles } from "@/lib/profileWords";
import type { Profile } from "@/platform/bindings/types";
import { ProfileRow } from "./ProfileRow";
import { useScopeChanges } from "./useScopeChanges";

/** More are found by typing, which with a thousand of them is quicker than scrolling. */
const SHOWN = 60;

interface ProfileListProps {
  profiles: readonly Profile[];
  chosen: readonly string[];
  onDone: () => void;
}

/** Every profile, the most used first, found by name, account, role or state: one alone, or several together. */
export function ProfileList({ profiles, chosen, onDone }: ProfileListProps) {
  const [query, setQuery] = useState("");
  const changes = useScopeChanges();
  const navigate = useNavigate();
  const list = useRef<HTMLDivElement>(null);
  // As it was when the list opened: nothing moves under the pointer while states come in.
  const [order] = useState(() => new Map(byUse(profiles).map(({ name }, at) => [name, at])));
  const found = findProfiles(profiles, query).sort(
    (a, b) => (order.get(a.name) ?? order.size) - (order.get(b.name) ?? order.size),
  );

  // Up and down go through the names, from the field too.
  const move = (event: KeyboardEvent) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step === 0) return;
    const names = [...(list.current?.querySelectorAll<HTMLButtonElement>("[data-profile]") ?? [])];
    const at = names.findIndex((button) => button === document.activeElement);
    names[Math.min(Math.max(at + step, 0), names.length - 1)]?.focus();
    event.preventDefault();
  };
  const only = (profile: Profile) => {
    changes.only(profile);
    onDone();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the arrow keys only move between its buttons
    <div onKeyDown={move}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          // Enter in the field takes the first that fits, once something was typed.
          if (query.trim() !== "" && found[0] !== undefined) only(found[0]);
        }}
      >
        <TextField
          label="Find a profile"
          labelHidden
          placeholder="Find by name, account, role or state"
          value={query}
          onValueChange={setQuery}
          autoComplete="off"
          spellCheck={false}
          className="p-1"
        />
      </form>
      <div ref={list} className="max-h-[min(60vh,480px)] overflow-y-auto">
        {found.slice(0, SHOWN).map((profile) => (
          <ProfileRow
            key={profile.name}
            profile={profile}
            chosen={chosen.includes(profile.name)}
            last={chosen.length === 1}
            onToggle={() => changes.toggle(profile)}
            onOnly={() => only(profile)}
            onDone={onDone}
          />
        ))}
        {found.length > SHOWN && (
          <p className="px-2 py-1.5 text-sm text-muted">{count(found.length - SHOWN)} more: type to find them.</p>
        )}
        {found.length === 0 && <p className="px-2 py-1.5 text-muted">No profile fits.</p>}
      </div>
      <div className="mt-1 flex items-center gap-2 border-t border-line px-2 pt-1.5 pb-0.5">
        <p className="min-w-0 flex-1 text-sm text-muted">
          Choose a name to see it alone, tick several to see them together.
        </p>
        <Button
          variant="quiet"
          icon="key"
          onClick={() => {
            onDone();
            void navigate(paths.profiles());
          }}
        >
          All profiles
        </Button>
      </div>
    </div>
  );
}
