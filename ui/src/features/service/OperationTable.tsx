import { Link, useNavigate } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { CopyButton } from "@/components/CopyButton";
import { MiddleTruncate } from "@/components/MiddleTruncate";
import { RelativeTime } from "@/components/RelativeTime";
import { cx } from "@/lib/classes";
import { kindWords } from "@/lib/operationWords";
import { paths } from "@/lib/paths";
import type { Operation, ServiceRef, ShippedImage as Shipped } from "@/platform/bindings/types";
import { OperationBadge, OperationTime } from "./OperationBadge";
import { ShippedImage } from "./ShippedImage";

export interface OperationTableProps {
  service: ServiceRef;
  operations: readonly Operation[];
  /** What they shipped, by operation id, where that is known. */
  images: ReadonlyMap<string, Shipped>;
  usual: { readonly [kind: string]: number };
  /** The operation whose story stands beside the table, which then is narrow. */
  open: string | undefined;
}

const head = "px-2 pb-2 text-left font-medium text-muted";
const body = "border-t border-line px-2";
/** Where there is room. The operation's own page tells it in any case. */
const wide = "hidden min-[1400px]:table-cell";

export function OperationTable({ service, operations, images, usual, open }: OperationTableProps) {
  const navigate = useNavigate();
  const narrow = open !== undefined;
  // A column that says nothing of any row is left out.
  const shipped = !narrow && images.size > 0;
  const to = (operation: Operation) => paths.service(service, { tab: "activity", operation: operation.id });
  return (
    <table className="w-full border-collapse" aria-label="Operations">
      <thead>
        <tr>
          <th scope="col" className={head}>Operation</th>
          <th scope="col" className={head}>Result</th>
          <th scope="col" className={head}>Started</th>
          {!narrow && <th scope="col" className={head}>Took</th>}
          {shipped && <th scope="col" className={cx(head, wide)}>Image</th>}
          {!narrow && <th scope="col" className={head}>Id</th>}
        </tr>
      </thead>
      <tbody>
        {operations.map((operation) => (
          // The link in the first cell is what keyboards and readers use; the row is a larger target for it.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
          <tr
            key={operation.id}
            aria-current={operation.id === open || undefined}
            onClick={(event) => {
              // A link in the row has already done what was meant.
              if (!event.defaultPrevented) void navigate(to(operation));
            }}
            className={cx("h-row hover:bg-hover", operation.id === open && "bg-selected hover:bg-selected")}
          >
            <td className={body}>
              <Link {...to(operation)} className="font-medium hover:underline">
                {kindWords(operation.kind).noun}
              </Link>
            </td>
            <td className={body}>
              <OperationBadge operation={operation} />
            </td>
            <td className={cx(body, "num whitespace-nowrap text-muted")}>
              {operation.startedAt === null ? "not reported" : <RelativeTime at={operation.startedAt} />}
            </td>
            {!narrow && (
              <td className={cx(body, "whitespace-nowrap")}>
                <OperationTime operation={operation} usualSeconds={usual[operation.kind]} />
              </td>
            )}
            {shipped && (
              <td className={cx(body, wide, "w-80 max-w-80")}>
                <NotOpening>
                  <Image image={images.get(operation.id)} />
                </NotOpening>
              </td>
            )}
            {!narrow && (
              <td className={cx(body, "w-56 max-w-56")}>
                <NotOpening>
                  <MiddleTruncate text={operation.id} mono />
                  <CopyButton text={operation.id} label="Copy operation id" />
                </NotOpening>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Image({ image }: { image: Shipped | undefined }) {
  return image === undefined ? null : <ShippedImage image={image} />;
}

/** Copying is not opening. */
function NotOpening({ children }: { children: ReactNode }) {
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
    <span className="flex min-w-0 items-center gap-1 text-muted" onClick={(event) => event.stopPropagation()}>
      {children}
    </span>
  );
}
