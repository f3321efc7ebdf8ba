import { useNavigate } from "@tanstack/react-router";
import { useSyncExternalStore } from "react";
import { Button } from "@/components/Button";
import { EmptyState } from "@/components/EmptyState";
import { Kbd } from "@/components/Kbd";
import { useScopeChanges } from "@/features/shell/useScopeChanges";
import { paths } from "@/lib/paths";
import { scopeProfiles, scopeRegions } from "@/lib/scope";
import { shortcuts } from "@/lib/shortcuts";
import { useProfileList } from "@/lib/start";
import { useFleet } from "@/lib/useFleet";
import { useScope } from "@/lib/useScope";

/** Which emptiness it is, and the way out of it. */
export function FleetEmpty() {
  const cells = useFleet().data?.cells ?? [];
  const scope = useScope();
  const { profiles } = useProfileList();
  const changes = useScopeChanges();
  const navigate = useNavigate();
  const demo = profiles.filter((profile) => profile.kind === "demo");
  const inDemo = scopeProfiles(scope).every((name) => demo.some((profile) => profile.name === name));
  const [first] = demo;
  const tryDemo = first === undefined || inDemo ? null : (
    <Button onClick={() => changes.only(first)}>Try Demo</Button>
  );
  if (scope.cells.length === 0 || profiles.length === 0) {
    return (
      <EmptyState
        icon="key"
        title="No profile"
        actions={
          <>
            <Offer chord="Mod+P" label="Choose a profile" />
            <Button onClick={() => void navigate(paths.profiles())}>Add a profile</Button>
            {tryDemo}
          </>
        }
      >
        Trackside reads the profiles of your AWS configuration. Add one with <code>aws configure sso</code>, and it
        appears here by itself.
      </EmptyState>
    );
  }
  const failed = cells.filter((cell) => cell.state.kind === "failed").length;
  if (failed > 0 && failed === cells.length) {
    return (
      <EmptyState icon="warning" title="Nothing could be read" actions={<Offer chord="Mod+P" label="Choose other profiles" />}>
        Why is said above. Nothing is known of an earlier reading either.
      </EmptyState>
    );
  }
  const regions = scopeRegions(scope);
  const where = regions.length === 1 ? regions[0] : `these ${regions.length} regions`;
  return (
    <EmptyState
      icon="fleet"
      title={`No services in ${where}`}
      actions={
        <>
          <Offer chord="Mod+Shift+R" label="Choose other regions" />
          <Offer chord="Mod+P" label="Choose other profiles" />
          {tryDemo}
        </>
      }
    >
      {failed > 0
        ? "At least in what could be read: some of it could not, as is said above."
        : `App Runner lists none for ${scopeProfiles(scope).join(", ")} there.`}
    </EmptyState>
  );
}

/** What the frame itself offers, by its shortcut. */
function Offer({ chord, label }: { chord: string; label: string }) {
  const shortcut = useSyncExternalStore(shortcuts.subscribe, shortcuts.all).find((known) => known.chord === chord);
  if (shortcut?.run === undefined) return null;
  return (
    <Button onClick={shortcut.run}>
      {label}
      <Kbd chord={chord} />
    </Button>
  );
}
