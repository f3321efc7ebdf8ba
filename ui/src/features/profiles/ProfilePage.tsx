import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { EmptyState } from "@/components/EmptyState";
import { ErrorNotice } from "@/components/ErrorNotice";
import { PageHeader } from "@/components/PageHeader";
import { ProductionMark } from "@/components/ProductionMark";
import { ProfileDot } from "@/components/ProfileDot";
import { Skeleton } from "@/components/Skeleton";
import { paths } from "@/lib/paths";
import { profileQuery } from "@/lib/queries";
import { useProfile } from "@/lib/start";
import { usePageTitle } from "@/lib/usePageTitle";
import type { Profile } from "@/platform/bindings/types";
import { useHost } from "@/platform/host";
import { GuardCard } from "./GuardCard";
import { IdentityCard } from "./IdentityCard";
import { PermissionsCard } from "./PermissionsCard";
import { ProblemList } from "./ProblemList";
import { ProfileActions } from "./ProfileActions";
import { ResolutionCard } from "./ResolutionCard";
import { StateBadge } from "./StateBadge";

/** One profile: who it is, how it comes by its credentials, what is wrong with it, and what Trackside may do with it. */
export function ProfilePage({ name }: { name: string }) {
  usePageTitle(name);
  const profile = useProfile(name);
  if (profile === undefined) {
    return (
      <EmptyState
        icon="key"
        title={`There is no profile called ${name}`}
        actions={
          <Link {...paths.profiles()} className="text-accent hover:underline">
            Show all profiles
          </Link>
        }
      >
        Its section may have been removed or renamed.
      </EmptyState>
    );
  }
  return <Known profile={profile} />;
}

function Known({ profile }: { profile: Profile }) {
  const host = useHost();
  const query = useQuery(profileQuery(host, profile.name));
  return (
    <>
      <PageHeader
        title={
          <span className="flex min-w-0 items-center gap-2">
            <ProfileDot color={profile.color} />
            <span className="min-w-0 wrap-anywhere">{profile.name}</span>
          </span>
        }
        trail={
          <Link {...paths.profiles()} className="text-accent hover:underline">
            Profiles
          </Link>
        }
        actions={<ProfileActions profile={profile} />}
      >
        {profile.production && <ProductionMark />}
        <span role="status" className="min-w-0">
          <StateBadge profile={profile} />
        </span>
      </PageHeader>
      <div className="min-h-0 flex-1 overflow-y-auto px-5 pb-5">
        <div className="grid items-start gap-3 min-[1000px]:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
          <div className="grid grid-cols-1 gap-3">
            {query.isError && (
              <ErrorNotice failure={query.error.failure} what="How it resolves could not be read" onRetry={() => void query.refetch()} />
            )}
            {query.data !== undefined && <ProblemList problems={query.data.resolution.problems} />}
            <IdentityCard profile={profile} />
            {query.data === undefined ? (
              query.isPending && <Skeleton className="h-40 rounded-lg" />
            ) : (
              <ResolutionCard resolution={query.data.resolution} />
            )}
            <PermissionsCard profile={profile} />
          </div>
          <div className="grid grid-cols-1 gap-3">
            <GuardCard profile={profile} />
          </div>
        </div>
      </div>
    </>
  );
}
