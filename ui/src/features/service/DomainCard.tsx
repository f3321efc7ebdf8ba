import { Button } from "@/components/Button";
import { MiddleTruncate } from "@/components/MiddleTruncate";
import { StatusBadge } from "@/components/StatusBadge";
import { useChange } from "@/features/changes/changeContext";
import type { CustomDomain } from "@/platform/bindings/types";
import { DnsRecords } from "./DnsRecords";
import { domainKind, pointing } from "./domainName";
import { domainWords } from "./domainWords";
import type { ShownService } from "./useService";
import { useServiceActionReason } from "./useServiceActions";

/** One domain: how it stands, what to do, and the records to copy. */
export function DomainCard({ shown, domain, target }: { shown: ShownService; domain: CustomDomain; target: string }) {
  const desk = useChange();
  const reason = useServiceActionReason(shown)("disassociateDomain");
  const { tone, words, advice } = domainWords(domain.status);
  const deleting = domain.status === "DELETING" ? "It is being removed" : undefined;
  return (
    <section aria-label={domain.name} className="min-w-0 rounded-lg border border-line bg-panel px-3.5 py-3">
      <div className="flex items-center gap-3">
        <h3 className="min-w-0 text-md font-semibold">
          <MiddleTruncate text={domain.name} tail={16} />
        </h3>
        <span aria-live="polite">
          <StatusBadge tone={tone} words={words} />
        </span>
        <Button
          variant="quiet"
          icon="trash"
          className="ml-auto"
          disabledReason={deleting ?? reason}
          onClick={() => desk.ask(shown.service, { kind: "disassociateDomain", domain: domain.name })}
        >
          Remove…
        </Button>
      </div>
      {domain.www && <p className="text-sm text-muted">www.{domain.name} is served too.</p>}
      {advice !== "" && <p className="mt-0.5 mb-2 text-muted">{advice}</p>}
      <DnsRecords domain={domain} target={target} />
      <p className="mt-2 text-sm text-muted">{pointing[domainKind(domain.name)].note}</p>
    </section>
  );
}
