import { Card } from "@/components/Card";
import { CopyButton } from "@/components/CopyButton";
import { ErrorNotice } from "@/components/ErrorNotice";
import { IconButton } from "@/components/IconButton";
import { Icon } from "@/components/Icon";
import { MiddleTruncate } from "@/components/MiddleTruncate";
import { counted } from "@/lib/format";
import type { EnvironmentName, ServiceRef } from "@/platform/bindings/types";
import { type Revealing, useRevealed } from "./useRevealed";

const MASK = "••••••••";

/** The environment's names. Values stay in the program until one is asked for, and leave again with it. */
export function EnvironmentCard({ service, names }: { service: ServiceRef; names: readonly EnvironmentName[] }) {
  const revealing = useRevealed(service);
  const values = names.filter(({ kind }) => kind === "value").length;
  const secrets = names.length - values;
  return (
    <Card title="Environment" note={`${counted(values, "value")}, ${counted(secrets, "secret")}`}>
      {names.length === 0 && <p className="text-muted">No variables are set.</p>}
      {revealing.failure !== null && (
        <ErrorNotice failure={revealing.failure} what="The value could not be read" className="mb-2" />
      )}
      <ul className="max-h-80 overflow-y-auto">
        {names.map((variable) => (
          <li
            key={variable.name}
            className="grid min-h-8 grid-cols-[minmax(120px,2fr)_minmax(0,3fr)] items-center gap-x-3 border-t border-line first:border-t-0"
          >
            <MiddleTruncate text={variable.name} mono />
            {variable.kind === "secret" ? (
              <span className="flex min-w-0 items-center gap-1.5 text-muted">
                <Icon name="lock" size={14} />
                <MiddleTruncate text={variable.reference} mono tail={14} />
                <CopyButton text={variable.reference} label={`Copy the reference of ${variable.name}`} />
              </span>
            ) : (
              <Value name={variable.name} revealing={revealing} />
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Value({ name, revealing }: { name: string; revealing: Revealing }) {
  const value = revealing.valueOf(name);
  const asking = revealing.asking === name;
  return (
    <span className="flex min-w-0 items-center gap-1">
      {value === null ? (
        <>
          <span aria-label="hidden" role="img" className="text-faint">
            {MASK}
          </span>
          <IconButton small icon="eye" busy={asking} label={`Show ${name}`} onClick={() => revealing.reveal(name)} />
        </>
      ) : (
        <>
          <code className="min-w-0 wrap-anywhere select-text">{value === "" ? <i>empty</i> : value}</code>
          <IconButton small icon="eye-off" label={`Hide ${name}`} onClick={revealing.hide} />
          <CopyButton text={value} label={`Copy the value of ${name}`} />
        </>
      )}
    </span>
  );
}
