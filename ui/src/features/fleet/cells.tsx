import { createContext, type ReactNode, use } from "react";
import { ConditionBadge } from "@/components/ConditionBadge";
import { Icon } from "@/components/Icon";
import type { IconName } from "@/components/iconPaths";
import { MiddleTruncate } from "@/components/MiddleTruncate";
import { ProfileDot } from "@/components/ProfileDot";
import { RelativeTime } from "@/components/RelativeTime";
import { sizeWords } from "@/features/service/configurationWords";
import { useOutside } from "@/features/service/useOutside";
import { cx } from "@/lib/classes";
import { accountId } from "@/lib/format";
import { paths } from "@/lib/paths";
import type { FleetRow, ProfileColor } from "@/platform/bindings/types";
import { sourceInFull, sourceTail, sourceWords } from "./sourceWords";

/** What cells need beside their row: read once for the table, not once for each row. */
export interface CellSurroundings {
  colors: ReadonlyMap<string, ProfileColor>;
  onOpen: (row: FleetRow) => void;
  /** The window is narrow, and so are the columns. */
  narrow: boolean;
}

export const CellContext = createContext<CellSurroundings>({ colors: new Map(), onOpen: () => undefined, narrow: false });

export interface CellProps {
  row: FleetRow;
  /** Whether the keyboard is on the row: only its links and buttons are stops of the Tab key. */
  current: boolean;
}

/*
 * How many characters of each column's font the usual columns always have room
 * for. Drawing the two ends of a text apart is what a row costs most.
 */
const room = {
  narrow: { name: 15, profile: 9, source: 12 },
  wide: { name: 24, profile: 12, source: 18 },
} as const;

/** The room of a column. */
function useRoom(column: keyof (typeof room)["wide"]): number {
  return room[use(CellContext).narrow ? "narrow" : "wide"][column];
}

const stop = (current: boolean) => (current ? 0 : -1);

/** As Link, without its following the address from each of thirty rows. */
export function NameCell({ row, current }: CellProps) {
  const { onOpen } = use(CellContext);
  const fits = useRoom("name");
  return (
    <a
      href={paths.serviceHref(row.service)}
      tabIndex={stop(current)}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        onOpen(row);
      }}
      className="inline-flex max-w-full min-w-0 rounded-sm font-semibold hover:text-accent hover:underline"
    >
      <MiddleTruncate text={row.summary.name} tail={5} fits={fits} />
    </a>
  );
}

export function StatusCell({ row }: CellProps) {
  // Where there is no room for all of the detail, it goes below, out of sight, and leaves no splinter.
  return <ConditionBadge condition={row.condition} className="h-5 flex-wrap content-start overflow-hidden *:flex-none" />;
}

export function ProfileCell({ row }: CellProps) {
  const { profile } = row.service.cell;
  const fits = useRoom("profile");
  return (
    <span className="flex min-w-0 items-center gap-2">
      <ProfileDot color={use(CellContext).colors.get(profile) ?? "grey"} />
      <MiddleTruncate text={profile} tail={5} fits={fits} />
    </span>
  );
}

export function RegionCell({ row }: CellProps) {
  const { region } = row.service.cell;
  return (
    <span title={region} className="block truncate text-muted">
      {region}
    </span>
  );
}

export function AccountCell({ row }: CellProps) {
  return <span className="num block truncate text-muted">{accountId(row.account)}</span>;
}

export function SourceCell({ row: { details } }: CellProps) {
  const fits = useRoom("source");
  if (details === null) return <Unread />;
  const { source } = details;
  if (source.kind === "unreported") return <span className="block truncate text-faint">not reported</span>;
  const words = sourceWords(source);
  return (
    <span className="flex min-w-0 items-center gap-2 text-muted" title={sourceInFull(source)}>
      <Icon name={source.kind === "image" ? "image" : "branch"} size={14} />
      <span className="sr-only">{source.kind === "image" ? "Image" : "Repository"} </span>
      <MiddleTruncate mono text={words} tail={sourceTail(words)} fits={fits} />
    </span>
  );
}

export function SizeCell({ row: { details } }: CellProps) {
  if (details === null) return <Unread />;
  const words = sizeWords(details);
  return (
    <span title={words ?? undefined} className={cx("num block truncate", words === null ? "text-faint" : "text-muted")}>
      {words ?? "not reported"}
    </span>
  );
}

/** Says that something is unread, rather than guessing it. */
function Unread() {
  return <span className="block truncate text-faint">not read yet</span>;
}

export function UpdatedCell({ row: { summary } }: CellProps) {
  if (summary.updatedAt === null) return <span className="text-faint">not reported</span>;
  return <RelativeTime at={summary.updatedAt} className="num block truncate text-muted" />;
}

export function UrlCell({ row, current }: CellProps) {
  const outside = useOutside(row.service);
  const { url } = row.summary;
  if (url === null) return <span className="text-faint">–</span>;
  const whole = `https://${url}`;
  return (
    <span className="flex min-w-0 items-center justify-end gap-0.5">
      <CellButton
        icon="open"
        label={`Open ${whole}`}
        current={current}
        onPress={() => outside.open(whole)}
      />
      <CellButton icon="copy" label={`Copy ${whole}`} current={current} onPress={() => outside.copy(whole, "URL")} />
    </span>
  );
}

interface CellButtonProps {
  icon: IconName;
  label: string;
  current: boolean;
  onPress: () => void;
}

/** As IconButton, without its popup: a table has two in every row. */
function CellButton({ icon, label, current, onPress }: CellButtonProps): ReactNode {
  return (
    <button
      type="button"
      tabIndex={stop(current)}
      title={label}
      aria-label={label}
      onClick={onPress}
      className="flex size-6 flex-none items-center justify-center rounded-sm text-faint transition-colors hover:bg-pressed hover:text-fg"
    >
      <Icon name={icon} size={14} />
    </button>
  );
}
