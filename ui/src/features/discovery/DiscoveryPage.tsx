import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { Button } from "@/components/Button";
import { EmptyState } from "@/components/EmptyState";
import { ErrorNotice } from "@/components/ErrorNotice";
import { PageHeader } from "@/components/PageHeader";
import { Skeleton } from "@/components/Skeleton";
import { paths } from "@/lib/paths";
import { sessionsQuery } from "@/lib/queries";
import { usePageTitle } from "@/lib/usePageTitle";
import { useHost } from "@/platform/host";
import { AddSessionDialog } from "./AddSessionDialog";
import { Discovery } from "./Discovery";
import { SessionList } from "./SessionList";

/** Accounts and roles that a session of IAM Identity Center gives, and profiles made of them. */
export function DiscoveryPage({ session }: { session: string | undefined }) {
  usePageTitle("Find accounts and roles");
  const host = useHost();
  const [adding, setAdding] = useState(false);
  const sessions = useQuery(sessionsQuery(host));
  const known = sessions.data ?? [];
  // With one session there is nothing to choose.
  const chosen = known.find((view) => view.session === session) ?? (known.length === 1 ? known[0] : undefined);
  return (
    <>
      <PageHeader
        title={chosen === undefined ? "Find accounts and roles" : `Accounts of ${chosen.session}`}
        trail={
          <>
            <Link {...paths.profiles()} className="text-accent hover:underline">
              Profiles
            </Link>
            {known.length > 1 && chosen !== undefined && (
              <>
                <span aria-hidden="true">/</span>
                <Link {...paths.discovery()} className="text-accent hover:underline">
                  Sessions
                </Link>
              </>
            )}
          </>
        }
        actions={
          known.length > 0 && (
            <Button variant="quiet" icon="plus" onClick={() => setAdding(true)}>
              Add a session…
            </Button>
          )
        }
      />
      {sessions.isError && (
        <div className="px-5">
          <ErrorNotice
            failure={sessions.error.failure}
            what="The sessions could not be read"
            onRetry={() => void sessions.refetch()}
          />
        </div>
      )}
      {sessions.isPending && <Skeleton className="mx-5 h-24 rounded-lg" />}
      {sessions.isSuccess && known.length === 0 && (
        <EmptyState
          icon="search"
          title="No session of IAM Identity Center"
          actions={<Button onClick={() => setAdding(true)}>Add a session…</Button>}
        >
          Say where your organisation signs in, and its accounts and roles are found. A session that{" "}
          <code>aws configure sso-session</code> adds appears here by itself.
        </EmptyState>
      )}
      {chosen === undefined ? (
        known.length > 1 && <SessionList sessions={known} />
      ) : (
        <Discovery key={chosen.session} session={chosen} />
      )}
      <AddSessionDialog open={adding} onOpenChange={setAdding} />
    </>
  );
}
