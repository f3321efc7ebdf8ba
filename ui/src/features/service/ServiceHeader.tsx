import { Link } from "@tanstack/react-router";
import { Button } from "@/components/Button";
import { ConditionBadge } from "@/components/ConditionBadge";
import { CopyButton } from "@/components/CopyButton";
import { IconButton } from "@/components/IconButton";
import { Menu } from "@/components/Menu";
import { MiddleTruncate } from "@/components/MiddleTruncate";
import { PageHeader } from "@/components/PageHeader";
import { Skeleton } from "@/components/Skeleton";
import { conditionWords } from "@/lib/conditionWords";
import { paths } from "@/lib/paths";
import { useOutside } from "./useOutside";
import type { ShownService } from "./useService";
import { useServiceActions } from "./useServiceActions";

/** Which service, how it is, where it answers, and what can be done to it. */
export function ServiceHeader({ shown }: { shown: ShownService }) {
  const { service, name, condition, summary } = shown;
  return (
    <PageHeader
      title={<MiddleTruncate text={name} />}
      trail={
        <>
          <Link {...paths.fleet()} className="text-accent hover:underline">
            Fleet
          </Link>
          <span aria-hidden="true">/</span>
          <span>{service.cell.profile}</span>
          <span aria-hidden="true">/</span>
          <span>{service.cell.region}</span>
        </>
      }
      actions={<Actions shown={shown} />}
    >
      {condition === undefined ? <Skeleton className="h-3 w-28" /> : <ConditionBadge condition={condition} />}
      {/* The words alone: with the elapsed time, readers would hear every second of it. */}
      <span aria-live="polite" className="sr-only">
        {condition !== undefined && `${name}: ${conditionWords(condition).words}`}
      </span>
      {summary?.url !== undefined && summary.url !== null && <Address shown={shown} host={summary.url} />}
    </PageHeader>
  );
}

function Address({ shown, host }: { shown: ShownService; host: string }) {
  const { open } = useOutside(shown.service);
  const url = `https://${host}`;
  return (
    <span className="inline-flex min-w-0 items-center gap-1">
      <button
        type="button"
        title={`Open ${url}`}
        onClick={() => open(url)}
        className="flex min-w-0 text-accent hover:underline"
      >
        <MiddleTruncate text={host} mono tail={14} />
      </button>
      <CopyButton text={url} label="Copy URL" />
    </span>
  );
}

function Actions({ shown }: { shown: ShownService }) {
  const { service, summary } = shown;
  const actions = useServiceActions(shown);
  const outside = useOutside(service);
  const url = summary?.url ?? null;
  return (
    <>
      <Button
        variant="quiet"
        icon="open"
        disabledReason={url === null ? "It has no URL yet" : undefined}
        onClick={() => outside.open(`https://${url ?? ""}`)}
      >
        Open
      </Button>
      <Button icon={actions.toggle.icon} disabledReason={actions.toggle.disabledReason} onClick={actions.toggle.run}>
        {actions.toggle.label}
      </Button>
      <Button
        variant="primary"
        icon="deploy"
        busy={actions.deploy.busy}
        disabledReason={actions.deploy.disabledReason}
        onClick={actions.deploy.run}
      >
        Deploy
      </Button>
      <Menu
        trigger={<IconButton icon="more" label="More actions" />}
        groups={[
          [
            { id: "arn", label: "Copy ARN", icon: "copy", chord: "y", onSelect: outside.copyArn },
            { id: "console", label: "Open in AWS console", icon: "open", chord: "b", onSelect: outside.openConsole },
          ],
          [
            {
              id: "delete",
              label: actions.delete.label,
              icon: "trash",
              danger: true,
              disabledReason: actions.delete.disabledReason,
              onSelect: actions.delete.run,
            },
          ],
        ]}
      />
    </>
  );
}
