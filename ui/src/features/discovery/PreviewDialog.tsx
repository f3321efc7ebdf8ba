import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { Button } from "@/components/Button";
import { Dialog } from "@/components/Dialog";
import { ErrorNotice } from "@/components/ErrorNotice";
import { Skeleton } from "@/components/Skeleton";
import { useTakeProfiles } from "@/features/profiles/useTakeProfiles";
import { asFailure } from "@/lib/errors";
import { flashes } from "@/lib/flash";
import { counted } from "@/lib/format";
import { paths } from "@/lib/paths";
import type { DiscoveryChoice, Failure } from "@/platform/bindings/types";
import { useHost } from "@/platform/host";
import { DiffView } from "./DiffView";

/** What would be written, line by line, before it is. */
export function PreviewDialog({ choice, onClose }: { choice: DiscoveryChoice; onClose: () => void }) {
  const { commands } = useHost();
  const navigate = useNavigate();
  const take = useTakeProfiles();
  const preview = useQuery({
    queryKey: ["discoveryPreview", choice],
    queryFn: () => commands.discoveryPreview(choice),
    gcTime: 0,
    enabled: choice.keepIn === "configFile",
  });
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const inFile = choice.keepIn === "configFile";
  const add = async () => {
    setBusy(true);
    setFailure(null);
    try {
      take(await commands.discoveryAdd(choice, preview.data?.fingerprint ?? ""));
      const added = counted(choice.profiles.length, "profile");
      flashes.show({ id: "discovery", tone: "ok", title: `${added} ${choice.profiles.length === 1 ? "was" : "were"} added`, passing: true });
      onClose();
      await navigate(paths.profiles());
    } catch (thrown) {
      setFailure(asFailure(thrown));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      open
      size="lg"
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={`Add ${counted(choice.profiles.length, "profile")}`}
      description={inFile ? (preview.data?.path ?? "In the AWS config file") : "In Trackside's settings, for Trackside alone"}
      footer={
        <>
          <Button onClick={onClose}>Back</Button>
          <Button
            variant="primary"
            busy={busy || (inFile && preview.isFetching)}
            disabledReason={inFile && preview.data === undefined ? "What would be written is not known." : undefined}
            onClick={() => void add()}
          >
            Add {counted(choice.profiles.length, "profile")}
          </Button>
        </>
      }
    >
      <div className="grid grid-cols-1 gap-3">
        {failure !== null && (
          <ErrorNotice
            failure={failure}
            what="Not added"
            onRetry={failure.code === "planStale" ? () => void preview.refetch().then(() => setFailure(null)) : undefined}
          />
        )}
        {preview.isError && (
          <ErrorNotice
            failure={preview.error.failure}
            what="The preview could not be made"
            onRetry={() => void preview.refetch()}
          />
        )}
        {inFile && preview.isLoading && <Skeleton className="h-40 rounded-lg" />}
        {preview.data !== undefined && <DiffView diff={preview.data} />}
        {!inFile && (
          <ul aria-label="Profiles" className="grid gap-1">
            {choice.profiles.map((draft) => (
              <li key={draft.name}>
                <b className="font-semibold">{draft.name}</b>: {draft.role} in {draft.account}
              </li>
            ))}
          </ul>
        )}
      </div>
    </Dialog>
  );
}
