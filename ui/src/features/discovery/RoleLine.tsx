import { Link } from "@tanstack/react-router";
import { Checkbox } from "@/components/Checkbox";
import { TextField } from "@/components/TextField";
import { paths } from "@/lib/paths";
import type { SsoRole } from "@/platform/bindings/types";
import { type Chosen, roleKey } from "./useChosen";

/** A role; once chosen, with the name that its profile is to have. */
export function RoleLine({ role, chosen }: { role: SsoRole; chosen: Chosen }) {
  const key = roleKey(role);
  const draft = chosen.of(key);
  return (
    <li className="flex min-h-control items-start gap-3">
      <Checkbox
        className="min-h-control min-w-0 flex-1"
        checked={draft !== undefined}
        onCheckedChange={() => chosen.toggle(role)}
      >
        <span className="truncate">{role.name}</span>
        {role.existing !== null && (
          <span className="flex-none text-sm text-muted">
            is{" "}
            <Link {...paths.profile(role.existing)} className="text-accent hover:underline">
              {role.existing}
            </Link>{" "}
            already
          </span>
        )}
      </Checkbox>
      {draft !== undefined && (
        <TextField
          className="w-80"
          label={`Name of the profile for ${role.name}`}
          labelHidden
          value={draft.name}
          onValueChange={(name) => chosen.rename(key, name)}
          error={chosen.wrong(draft.name)}
          autoComplete="off"
          spellCheck={false}
        />
      )}
    </li>
  );
}
