import { useState } from "react";
import { Button } from "@/components/Button";
import { IconButton } from "@/components/IconButton";
import { Menu, type MenuItem } from "@/components/Menu";
import { useScopeChanges } from "@/features/shell/useScopeChanges";
import { lazyOverlay } from "@/lib/lazily";
import { usePaletteEntries } from "@/lib/palette";
import { paths } from "@/lib/paths";
import { hasOwnKey } from "@/lib/profileWords";
import type { Profile } from "@/platform/bindings/types";
import { useNavigate } from "@tanstack/react-router";
import { useProfileOutside } from "./useProfileOutside";

const ReplaceKeyDialog = lazyOverlay(async () => (await import("@/features/keys/ReplaceKeyDialog")).ReplaceKeyDialog);
const RenameKeyDialog = lazyOverlay(async () => (await import("@/features/keys/RenameKeyDialog")).RenameKeyDialog);
const DeleteKeyDialog = lazyOverlay(async () => (await import("@/features/keys/DeleteKeyDialog")).DeleteKeyDialog);

type Open = "replace" | "rename" | "delete" | null;

/** What can be done with a profile. */
export function ProfileActions({ profile }: { profile: Profile }) {
  const { name, state, kind, session } = profile;
  const navigate = useNavigate();
  const scope = useScopeChanges();
  const outside = useProfileOutside(profile);
  const [open, setOpen] = useState<Open>(null);
  const show = (dialog: Open) => () => setOpen(dialog);
  const close = (next: boolean) => {
    if (!next) setOpen(null);
  };
  const notReady = state.kind === "ready" ? undefined : "It has no credentials at the moment.";
  const onConsole = {
    id: "profile console",
    label: "Open the AWS console",
    icon: "open" as const,
    disabledReason: kind === "demo" ? "Demo lives on this computer." : notReady,
  };
  usePaletteEntries([{ ...onConsole, group: "Actions", label: `Open the AWS console as ${name}`, run: outside.openConsole }]);

  const keyItems: MenuItem[] =
    hasOwnKey(profile)
      ? [
          { id: "replace", label: "Replace the key…", icon: "key", onSelect: show("replace") },
          { id: "rename", label: "Rename…", onSelect: show("rename") },
        ]
      : [];
  const sessionItems: MenuItem[] =
    session === null
      ? []
      : [
          {
            id: "discover",
            label: "Find accounts and roles…",
            icon: "search",
            onSelect: () => void navigate(paths.discovery({ session })),
          },
          {
            id: "out",
            label: `Sign out of ${session}`,
            disabledReason: state.kind === "needs" && state.need.kind === "signIn" ? "It is not signed in." : undefined,
            onSelect: outside.signOut,
          },
        ];
  return (
    <>
      <Button
        onClick={() => {
          scope.only(profile);
          void navigate(paths.fleet());
        }}
      >
        Show its fleet
      </Button>
      <Menu
        trigger={<IconButton icon="more" label="More actions" />}
        groups={[
          [{ ...onConsole, onSelect: outside.openConsole }],
          sessionItems,
          // Found in Identity Center and kept in Trackside only: no file has it.
          kind === "sso" && profile.place === null
            ? [{ id: "forget", label: "Remove from Trackside", icon: "trash", onSelect: outside.forget }]
            : [],
          keyItems,
          hasOwnKey(profile)
            ? [{ id: "delete", label: "Delete profile…", icon: "trash", danger: true, onSelect: show("delete") }]
            : [],
        ]}
      />
      <ReplaceKeyDialog profile={name} open={open === "replace"} onOpenChange={close} onDone={show(null)} />
      <RenameKeyDialog profile={name} open={open === "rename"} onOpenChange={close} />
      <DeleteKeyDialog profile={name} open={open === "delete"} onOpenChange={close} />
    </>
  );
}
