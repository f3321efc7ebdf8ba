import { useLocation, useNavigate } from "@tanstack/react-router";
import { BrandMark } from "@/components/BrandMark";
import { Icon } from "@/components/Icon";
import type { IconName } from "@/components/iconPaths";
import { cx } from "@/lib/classes";
import { count } from "@/lib/format";
import { paths } from "@/lib/paths";
import { stateWords } from "@/lib/profileWords";
import { useProfileList } from "@/lib/start";
import { useFleetRows } from "@/lib/useFleet";
import { useOperationsInFlight } from "./useOperationsInFlight";

/** In a narrow window the sidebar is a rail of icons (theme.css); its words stay for readers. */
const WIDE_ONLY = "max-[1180px]:sr-only";

export function Sidebar() {
  const services = useFleetRows().length;
  const running = useOperationsInFlight().length;
  const waiting = useProfileList().profiles.filter((profile) => stateWords(profile).tone === "warn").length;
  return (
    <nav aria-label="Main" className="row-span-2 flex flex-col border-r border-line bg-panel px-2 pb-2">
      <div className="flex h-head flex-none items-center gap-2 px-2 text-md font-semibold tracking-tight">
        <BrandMark />
        <span className={WIDE_ONLY}>Trackside</span>
      </div>
      <div className="grid gap-0.5">
        <Entry link={paths.fleet()} icon="fleet" label="Fleet" count={services} counted="services" />
        <Entry link={paths.activity()} icon="activity" label="Activity" count={running} counted="in progress" />
        <Entry link={paths.profiles()} icon="key" label="Profiles" count={waiting} counted="in need of something" />
      </div>
      <div className="flex-1" />
      <Entry link={paths.settings()} icon="settings" label="Settings" />
    </nav>
  );
}

interface EntryProps {
  link: { to: "/fleet" | "/activity" | "/profiles" | "/settings" };
  icon: IconName;
  label: string;
  count?: number;
  /** What is counted, for screen readers. */
  counted?: string;
}

/** As Link, without what it makes ready for links of any kind: the start waits for these. */
function Entry({ link, icon, label, count: figure = 0, counted = "" }: EntryProps) {
  const navigate = useNavigate();
  const current = useLocation({ select: ({ pathname }) => pathname === link.to || pathname.startsWith(`${link.to}/`) });
  return (
    <a
      href={link.to}
      onClick={(event) => {
        event.preventDefault();
        void navigate(link);
      }}
      aria-current={current ? "page" : undefined}
      title={label}
      className="group flex h-control items-center gap-2 rounded-md px-2 font-medium text-muted transition-colors hover:bg-hover hover:text-fg aria-[current=page]:bg-hover aria-[current=page]:text-fg"
    >
      <Icon name={icon} className="group-aria-[current=page]:text-accent" />
      {/* The space keeps the words apart for readers; a flex container draws none. */}
      <span className={WIDE_ONLY}>{`${label} `}</span>
      {figure > 0 && (
        <span className={cx("num ml-auto text-faint", WIDE_ONLY)}>
          {count(figure)}
          <span className="sr-only"> {counted}</span>
        </span>
      )}
    </a>
  );
}
