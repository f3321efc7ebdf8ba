import { ProductionMark } from "@/components/ProductionMark";
import { ProfileDot } from "@/components/ProfileDot";
import { accountId } from "@/lib/format";
import { useProfile } from "@/lib/start";
import type { AccountId, ServiceRef } from "@/platform/bindings/types";

export interface PlanPlaceProps {
  service: ServiceRef;
  account: AccountId | null;
  production: boolean;
}

/** Where a change happens. Production cannot be overlooked. */
export function PlanPlace({ service, account, production }: PlanPlaceProps) {
  const profile = useProfile(service.cell.profile);
  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <ProfileDot color={profile?.color ?? "grey"} />
      <span className="num select-text">
        {[service.cell.profile, account === null ? null : accountId(account), service.cell.region]
          .filter((part) => part !== null)
          .join(" · ")}
      </span>
      {production && <ProductionMark />}
    </span>
  );
}
