import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { Button } from "@/components/Button";
import { EmptyState } from "@/components/EmptyState";
import { Icon } from "@/components/Icon";
import { Menu } from "@/components/Menu";
import { PageHeader } from "@/components/PageHeader";
import { TextField } from "@/components/TextField";
import { count, counted } from "@/lib/format";
import { lazyOverlay } from "@/lib/lazily";
import { usePaletteEntries } from "@/lib/palette";
import { paths } from "@/lib/paths";
import { findProfiles } from "@/lib/profileWords";
import { useProfileList } from "@/lib/start";
import { usePageTitle } from "@/lib/usePageTitle";
import { ProfileTable } from "./ProfileTable";
import { useReload } from "./useReload";
import { MOST, useTestAll } from "./useTestAll";

const AddKeyDialog = lazyOverlay(async () => (await import("@/features/keys/AddKeyDialog")).AddKeyDialog);

/** Every profile that was found: what it is, how it stands, and where it is written. */
export function ProfilesPage() {
  usePageTitle("Profiles");
  const { profiles } = useProfileList();
  const navigate = useNavigate();
  const [query, setQuery] = useState("");
  const [adding, setAdding] = useState(false);
  const reload = useReload();
  const found = findProfiles(profiles, query);
  const all = useTestAll(found);
  const discover = () => void navigate(paths.discovery());
  usePaletteEntries([
    {
      id: "add key",
      group: "Actions",
      label: "Add a profile with an access key…",
      icon: "plus",
      run: () => setAdding(true),
    },
    { id: "reload profiles", group: "Actions", label: "Read the AWS files again", icon: "refresh", run: reload.run },
  ]);
  return (
    <>
      <PageHeader
        title="Profiles"
        actions={
          <>
            {(all.unread > 0 || all.busy) && (
              <Button
                variant="quiet"
                busy={all.busy}
                disabledReason={all.unread > MOST ? `More than ${MOST} are listed: narrow the list first.` : undefined}
                onClick={all.run}
              >
                Test {count(all.unread)} not asked yet
              </Button>
            )}
            <Button variant="quiet" icon="refresh" busy={reload.busy} onClick={reload.run}>
              Read the files again
            </Button>
            <Menu
              trigger={
                <Button variant="primary" icon="plus">
                  Add a profile
                  <Icon name="chevron-down" size={14} />
                </Button>
              }
              groups={[
                [
                  { id: "sso", label: "From IAM Identity Center…", icon: "search", onSelect: discover },
                  { id: "key", label: "With an access key…", icon: "key", onSelect: () => setAdding(true) },
                ],
              ]}
            />
          </>
        }
      >
        <span className="text-muted">{counted(profiles.length, "profile")}</span>
      </PageHeader>
      <div className="min-h-0 flex-1 overflow-y-auto px-5 pb-5">
        {profiles.length === 0 ? (
          <EmptyState
            icon="key"
            title="No profile was found"
            actions={
              <>
                <Button onClick={discover}>From IAM Identity Center…</Button>
                <Button onClick={() => setAdding(true)}>With an access key…</Button>
              </>
            }
          >
            Trackside reads <code>~/.aws/config</code> and <code>~/.aws/credentials</code>, and sees what changes there by
            itself. Or add a profile here.
          </EmptyState>
        ) : (
          <>
            <TextField
              label="Find a profile"
              labelHidden
              type="search"
              placeholder="Find by name, account, role or state"
              value={query}
              onValueChange={setQuery}
              autoComplete="off"
              spellCheck={false}
              className="mb-3 max-w-90"
            />
            {found.length === 0 ? (
              <EmptyState icon="search" title="No profile fits" actions={<Button onClick={() => setQuery("")}>Show all</Button>} />
            ) : (
              <ProfileTable profiles={found} />
            )}
          </>
        )}
      </div>
      <AddKeyDialog open={adding} onOpenChange={setAdding} />
    </>
  );
}
