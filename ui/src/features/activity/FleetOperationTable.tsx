import { Link, useNavigate } from "@tanstack/react-router";
import { MiddleTruncate } from "@/components/MiddleTruncate";
import { RelativeTime } from "@/components/RelativeTime";
import { OperationBadge, OperationTime } from "@/features/service/OperationBadge";
import { kindWords } from "@/lib/operationWords";
import { paths } from "@/lib/paths";
import type { FleetOperation } from "@/platform/bindings/types";

const head = "px-2 pb-2 text-left font-medium text-muted";
const body = "border-t border-line px-2";
/** Where there is room beside the service's name. */
const wide = "hidden min-[1180px]:table-cell";

export function FleetOperationTable({ operations }: { operations: readonly FleetOperation[] }) {
  const navigate = useNavigate();
  return (
    <table className="w-full table-fixed border-collapse" aria-label="Operations over the fleet">
      <thead>
        <tr>
          <th scope="col" className={`${head} min-[1180px]:w-[26%]`}>Service</th>
          <th scope="col" className={`${head} w-26 min-[1180px]:w-[12%]`}>Operation</th>
          <th scope="col" className={`${head} w-52 min-[1180px]:w-[18%]`}>Result</th>
          <th scope="col" className={`${head} w-25 min-[1180px]:w-[11%]`}>Started</th>
          <th scope="col" className={`${head} ${wide} w-[12%]`}>Took</th>
          <th scope="col" className={`${head} w-46 min-[1180px]:w-auto`}>Where</th>
        </tr>
      </thead>
      <tbody>
        {operations.map(({ service, name, operation }) => {
          const story = paths.service(service, { tab: "activity", operation: operation.id });
          return (
            // The links are what keyboards and readers use; the row is a larger target for the story.
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
            <tr
              key={`${service.cell.profile} ${service.arn} ${operation.id}`}
              onClick={(event) => {
                // A link in the row has already done what was meant.
                if (!event.defaultPrevented) void navigate(story);
              }}
              className="h-row hover:bg-hover"
            >
              <td className={body}>
                <Link
                  {...paths.service(service)}
                  className="flex min-w-0 font-medium hover:underline"
                >
                  <MiddleTruncate text={name} />
                </Link>
              </td>
              <td className={body}>
                <Link {...story} className="hover:underline">
                  {kindWords(operation.kind).noun}
                </Link>
              </td>
              <td className={body}>
                <OperationBadge operation={operation} />
              </td>
              <td className={`${body} num whitespace-nowrap text-muted`}>
                {operation.startedAt === null ? "not reported" : <RelativeTime at={operation.startedAt} />}
              </td>
              <td className={`${body} ${wide} whitespace-nowrap`}>
                <OperationTime operation={operation} usualSeconds={undefined} />
              </td>
              <td className={`${body} text-muted`}>
                <MiddleTruncate text={`${service.cell.profile} · ${service.cell.region}`} tail={14} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
