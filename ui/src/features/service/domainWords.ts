import type { StatusWords } from "@/lib/operationWords";
import type { DomainStatus } from "@/platform/bindings/types";

interface DomainWords extends StatusWords {
  /** What it means, and what to do. */
  advice: string;
  /** It goes on by itself, so it is worth reading again. */
  settling: boolean;
}

const statuses: Partial<Record<DomainStatus, DomainWords>> = {
  CREATING: {
    tone: "busy",
    words: "Creating",
    advice: "App Runner is making the certificate's validation records. They show here in a moment.",
    settling: true,
  },
  PENDING_CERTIFICATE_DNS_VALIDATION: {
    tone: "warn",
    words: "Add DNS records",
    advice: "Add every record below at your DNS provider. Validation then takes minutes, and up to 48 hours.",
    settling: true,
  },
  BINDING_CERTIFICATE: {
    tone: "busy",
    words: "Binding the certificate",
    advice: "The records are in place; App Runner is putting the certificate to use.",
    settling: true,
  },
  ACTIVE: {
    tone: "ok",
    words: "Active",
    advice: "Keep the validation records for good: the certificate's renewal needs them.",
    settling: false,
  },
  CREATE_FAILED: {
    tone: "bad",
    words: "Not associated",
    advice:
      "Look for a missing record, a zone name doubled in a record's name, a CAA record without amazon.com, or a CNAME on the name that hides the validation record below it. Then remove the domain and associate it again.",
    settling: false,
  },
  DELETING: { tone: "busy", words: "Removing", advice: "App Runner is removing the association.", settling: true },
  DELETE_FAILED: { tone: "bad", words: "Not removed", advice: "Remove it again.", settling: false },
};

/** A domain's status in words; one that is not known here is shown as AWS reports it. */
export function domainWords(status: DomainStatus): DomainWords {
  return statuses[status] ?? { tone: "idle", words: status, advice: "", settling: false };
}

export function isSettling(status: DomainStatus): boolean {
  return domainWords(status).settling;
}
