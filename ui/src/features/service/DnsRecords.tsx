import { CopyButton } from "@/components/CopyButton";
import { MiddleTruncate } from "@/components/MiddleTruncate";
import { StatusBadge } from "@/components/StatusBadge";
import type { StatusWords } from "@/lib/operationWords";
import type { CustomDomain } from "@/platform/bindings/types";
import { domainKind, pointing } from "./domainName";

interface Row {
  name: string;
  kind: string;
  value: string;
  /** As App Runner reports it; absent for the records that it does not check. */
  status?: string | null;
  what: string;
}

const recordStatus: Record<string, StatusWords> = {
  PENDING_VALIDATION: { tone: "warn", words: "Not seen yet" },
  SUCCESS: { tone: "ok", words: "Validated" },
  FAILED: { tone: "bad", words: "Failed" },
};

const head = "px-2 pb-1.5 text-left text-sm font-medium text-muted";
const body = "border-t border-line px-2 py-1";

/** The records to add, each part to be copied by itself: DNS forms ask for them one by one. */
export function DnsRecords({ domain, target }: { domain: CustomDomain; target: string }) {
  return (
    <table className="-mx-2 w-[calc(100%+16px)] table-fixed border-collapse" aria-label={`DNS records of ${domain.name}`}>
      <thead>
        <tr>
          <th scope="col" className={head}>Name</th>
          <th scope="col" className={`${head} w-18`}>Type</th>
          <th scope="col" className={head}>Value</th>
          <th scope="col" className={`${head} w-34`}>Status</th>
        </tr>
      </thead>
      <tbody>
        {rowsOf(domain, target).map((row) => (
          <tr key={row.name + row.value}>
            <td className={body}>
              <Part text={row.name} what={`name of the ${row.what}`} />
            </td>
            <td className={`${body} font-mono text-sm`}>{row.kind}</td>
            <td className={body}>
              <Part text={row.value} what={`value of the ${row.what}`} />
            </td>
            <td className={`${body} text-sm`}>
              {row.status === undefined || row.status === null ? (
                <span className="text-faint">{row.status === null ? "not reported" : "not checked"}</span>
              ) : (
                <StatusBadge {...(recordStatus[row.status] ?? { tone: "idle" as const, words: row.status })} />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function rowsOf(domain: CustomDomain, target: string): Row[] {
  const point = (name: string): Row => ({
    name,
    kind: pointing[domainKind(name)].record,
    value: target,
    what: `record that points ${name} at the service`,
  });
  return [
    ...domain.records.map(({ name, kind, value, status }, at) => ({
      name,
      kind,
      value,
      status,
      what: `validation record ${at + 1} of ${domain.name}`,
    })),
    point(domain.name),
    ...(domain.www ? [point(`www.${domain.name}`)] : []),
  ];
}

function Part({ text, what }: { text: string; what: string }) {
  return (
    <span className="flex min-w-0 items-center gap-1">
      <MiddleTruncate text={text} mono tail={12} />
      <CopyButton text={text} label={`Copy the ${what}`} />
    </span>
  );
}
