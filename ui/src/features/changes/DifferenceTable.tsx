import { Icon } from "@/components/Icon";
import { cx } from "@/lib/classes";
import type { Difference } from "@/platform/bindings/types";

/** Field by field, as it is and as it would be; what changes stands out. */
export function DifferenceTable({ difference }: { difference: readonly Difference[] }) {
  return (
    <table className="w-full table-fixed border-collapse font-mono text-sm">
      <caption className="sr-only">What changes</caption>
      <colgroup>
        <col className="w-1/4" />
        <col className="w-1/3" />
        <col className="w-8" />
        <col />
      </colgroup>
      <thead>
        <tr className="text-left text-faint">
          <th scope="col" className="px-2 pb-1 font-normal">
            <span className="sr-only">Field</span>
          </th>
          <th scope="col" className="px-2 pb-1 font-normal">
            now
          </th>
          <td aria-hidden="true" />
          <th scope="col" className="px-2 pb-1 font-normal">
            after
          </th>
        </tr>
      </thead>
      <tbody>
        {difference.map((line) => (
          <Line key={line.field} line={line} />
        ))}
      </tbody>
    </table>
  );
}

function Line({ line: { field, before, after } }: { line: Difference }) {
  const changed = before !== after;
  return (
    <tr data-changed={changed || undefined} className={cx(changed && "bg-selected")}>
      <th scope="row" className="rounded-l-sm px-2 py-0.5 text-left font-normal wrap-anywhere">
        {field}
        {changed && <span className="sr-only"> changes</span>}
      </th>
      <td className={cx("px-2 py-0.5 wrap-anywhere select-text", changed ? "text-bad" : "text-muted")}>
        {before ?? <span className="text-faint">none</span>}
      </td>
      <td className="py-0.5 text-muted">{changed && <Icon name="arrow-right" size={13} />}</td>
      <td className={cx("rounded-r-sm px-2 py-0.5 wrap-anywhere select-text", changed ? "text-ok" : "text-muted")}>
        {after ?? <span className="text-faint">none</span>}
      </td>
    </tr>
  );
}
