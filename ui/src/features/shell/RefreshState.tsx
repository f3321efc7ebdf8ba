import { IconButton } from "@/components/IconButton";
import { RelativeTime } from "@/components/RelativeTime";
import { useRefresh } from "./useRefresh";

/** How old the page is, and the way to make it younger. */
export function RefreshState() {
  const { run, busy, readAt } = useRefresh();
  return (
    <div className="flex flex-none items-center gap-1">
      {/* Wide enough for its longest text, so that nothing beside it moves. */}
      <span className="num w-24 text-right text-sm whitespace-nowrap text-faint min-[1500px]:w-32">
        {readAt === null ? (busy ? "Reading…" : "Not read yet") : <RelativeTime at={readAt} prefix="Updated" />}
      </span>
      <IconButton icon="refresh" label="Refresh" busy={busy} onClick={run} />
    </div>
  );
}
