import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { EmptyState } from "@/components/EmptyState";
import { ErrorNotice } from "@/components/ErrorNotice";
import { Skeleton } from "@/components/Skeleton";
import { Strip } from "@/components/Strip";
import { TextField } from "@/components/TextField";
import { NeedButton } from "@/features/signin/NeedButton";
import { counted } from "@/lib/format";
import type { NeedAsked } from "@/lib/needs";
import type { SsoSessionView } from "@/platform/bindings/types";
import { useHost } from "@/platform/host";
import { AccountItem } from "./AccountItem";
import { ChosenBar } from "./ChosenBar";
import { accountsQuery } from "./queries";
import { useChosen } from "./useChosen";

/** The accounts of one session, their roles, and what is made of those chosen. */
export function Discovery({ session }: { session: SsoSessionView }) {
  const host = useHost();
  const accounts = useQuery(accountsQuery(host, session.session));
  const [query, setQuery] = useState("");
  const chosen = useChosen();
  const words = query.toLowerCase().trim();
  const found = (accounts.data ?? []).filter(({ id, name, email }) => `${id} ${name} ${email}`.toLowerCase().includes(words));
  const asked: NeedAsked = {
    need: { kind: "signIn", session: session.session },
    profile: session.profiles[0] ?? session.session,
    onMet: () => void accounts.refetch(),
  };
  return (
    <>
      <div className="min-h-0 flex-1 overflow-y-auto px-5 pb-5">
        <div className="grid max-w-220 grid-cols-1 gap-3">
          {accounts.isError &&
            (accounts.error.failure.code === "needsSignIn" ? (
              <Strip tone="warn" actions={<NeedButton asked={asked} variant="primary" />}>
                {session.session} is not signed in to. Sign in to see its accounts.
              </Strip>
            ) : (
              <ErrorNotice
                failure={accounts.error.failure}
                what="The accounts could not be read"
                onRetry={() => void accounts.refetch()}
              />
            ))}
          {accounts.isPending && <Skeleton className="h-40 rounded-lg" />}
          {accounts.isSuccess && accounts.data.length === 0 && (
            <EmptyState icon="search" title="No account">
              Nobody has given you access to an account in this session.
            </EmptyState>
          )}
          {accounts.isSuccess && accounts.data.length > 0 && (
            <>
              <div className="flex items-center gap-3">
                <TextField
                  label="Find an account"
                  labelHidden
                  type="search"
                  placeholder="Find an account"
                  value={query}
                  onValueChange={setQuery}
                  className="w-90"
                />
                <span className="text-muted">{counted(found.length, "account")}</span>
              </div>
              <ul aria-label="Accounts" className="grid grid-cols-1 divide-y divide-line rounded-lg border border-line bg-panel">
                {found.map((account) => (
                  <AccountItem key={account.id} session={session.session} account={account} chosen={chosen} />
                ))}
                {found.length === 0 && <li className="px-3.5 py-2.5 text-muted">No account fits.</li>}
              </ul>
            </>
          )}
        </div>
      </div>
      {chosen.drafts.length > 0 && <ChosenBar session={session.session} chosen={chosen} />}
    </>
  );
}
