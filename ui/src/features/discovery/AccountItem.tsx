import { useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { ErrorNotice } from "@/components/ErrorNotice";
import { Icon } from "@/components/Icon";
import { Skeleton } from "@/components/Skeleton";
import { accountId } from "@/lib/format";
import type { SsoAccount } from "@/platform/bindings/types";
import { useHost } from "@/platform/host";
import { rolesQuery } from "./queries";
import { RoleLine } from "./RoleLine";
import { type Chosen, roleKey } from "./useChosen";

export interface AccountItemProps {
  session: string;
  account: SsoAccount;
  chosen: Chosen;
}

/** An account; its roles are read when it is opened. */
export function AccountItem({ session, account, chosen }: AccountItemProps) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const picked = chosen.drafts.filter((draft) => draft.account === account.id).length;
  return (
    <li aria-label={account.name}>
      <button
        type="button"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
        className="flex w-full items-center gap-3 px-3.5 py-2 text-left hover:bg-hover focus-visible:-outline-offset-2"
      >
        <Icon name={open ? "chevron-down" : "chevron-right"} size={14} className="text-muted" />
        <span className="min-w-0 flex-1">
          <span className="block truncate font-medium">{account.name}</span>
          <span className="block truncate text-sm text-muted">{account.email}</span>
        </span>
        {picked > 0 && <span className="text-sm text-accent">{picked} chosen</span>}
        <span className="num flex-none text-muted">{accountId(account.id)}</span>
      </button>
      <div id={id}>{open && <Roles session={session} account={account} chosen={chosen} />}</div>
    </li>
  );
}

function Roles({ session, account, chosen }: AccountItemProps) {
  const host = useHost();
  const roles = useQuery(rolesQuery(host, session, account.id));
  if (roles.isPending) return <Skeleton className="mx-10 mb-3 h-8" />;
  if (roles.isError) {
    return (
      <ErrorNotice
        className="mx-3.5 mb-3"
        failure={roles.error.failure}
        what="The roles could not be read"
        onRetry={() => void roles.refetch()}
      />
    );
  }
  if (roles.data.length === 0) return <p className="px-10 pb-3 text-muted">You have no role in this account.</p>;
  return (
    <ul aria-label={`Roles of ${account.name}`} className="grid gap-1 pr-3.5 pb-3 pl-10">
      {roles.data.map((role) => (
        <RoleLine key={roleKey(role)} role={role} chosen={chosen} />
      ))}
    </ul>
  );
}
