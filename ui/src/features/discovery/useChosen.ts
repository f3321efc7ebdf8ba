import { useState } from "react";
import { useProfileList } from "@/lib/start";
import type { ProfileDraft, SsoRole } from "@/platform/bindings/types";

/** Identifies a role of an account. */
export function roleKey({ account, name }: Pick<SsoRole, "account" | "name">): string {
  return `${account}/${name}`;
}

/** The roles that are to become profiles, and what they are to be called. */
export function useChosen() {
  const { profiles } = useProfileList();
  const [chosen, setChosen] = useState<ReadonlyMap<string, ProfileDraft>>(new Map());

  const names = [...chosen.values()].map((draft) => draft.name);
  const wrong = (name: string): string | undefined => {
    if (name.trim() === "") return "Type a name.";
    if (profiles.some((profile) => profile.name === name)) return "A profile has this name already.";
    if (names.filter((other) => other === name).length > 1) return "Two of those chosen have this name.";
    return undefined;
  };
  return {
    drafts: [...chosen.values()],
    of: (key: string) => chosen.get(key),
    /** What is wrong with a name, in words. */
    wrong,
    anyWrong: names.some((name) => wrong(name) !== undefined),
    toggle: (role: SsoRole) => {
      const key = roleKey(role);
      const next = new Map(chosen);
      if (!next.delete(key)) {
        next.set(key, { name: role.suggested, account: role.account, role: role.name, region: null });
      }
      setChosen(next);
    },
    rename: (key: string, name: string) => {
      const draft = chosen.get(key);
      if (draft !== undefined) setChosen(new Map(chosen).set(key, { ...draft, name }));
    },
  };
}

export type Chosen = ReturnType<typeof useChosen>;
