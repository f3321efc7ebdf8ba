import { useSyncExternalStore } from "react";
import { Button } from "@/components/Button";
import { EmptyState } from "@/components/EmptyState";
import { paletteEntries } from "@/lib/palette";
import { scopeProfiles, scopeRegions } from "@/lib/scope";
import { useProfileList } from "@/lib/start";
import { useScope } from "@/lib/useScope";
import type { CellView } from "@/platform/bindings/types";

/** Which emptiness it is, and the way out of it. */
export function FleetEmpty({ cells }: { cells: readonly CellView[] }) {
  const scope = useScope();
  const { profiles } = useProfileList();
  const demo = profiles.filter((profile) => profile.kind === "demo");
  const inDemo = scopeProfiles(scope).every((name) => demo.some((profile) => profile.name === name));
  const tryDemo = demo[0] === undefined || inDemo ? null : <Offer id={`profile ${demo[0].name}`} label="Try Demo" />;
  if (scope.cells.length === 0 || profiles.length === 0) {
    return (
      <EmptyState
        icon="key"
        title="No profile"
        actions={
          <>
            <Offer id="profiles" label="Choose a profile" />
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
      <EmptyState icon="warning" title="Nothing could be read" actions={<Offer id="profiles" label="Choose other profiles" />}>
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
          <Offer id="regions" label="Choose other regions" />
          <Offer id="profiles" label="Choose other profiles" />
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

/** What the frame itself does, asked for by its entry in the palette. */
function Offer({ id, label }: { id: string; label: string }) {
  const entry = useSyncExternalStore(paletteEntries.subscribe, paletteEntries.all).find((known) => known.id === id);
  if (entry === undefined) return null;
  return <Button onClick={entry.run}>{label}</Button>;
}
