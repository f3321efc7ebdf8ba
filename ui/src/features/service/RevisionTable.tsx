import { Card } from "@/components/Card";
import { RelativeTime } from "@/components/RelativeTime";
import { cx } from "@/lib/classes";
import type { AutoScalingConfiguration } from "@/platform/bindings/types";

const head = "px-2 pb-2 text-left font-medium text-muted";
const body = "border-t border-line px-2 py-1.5";

/** Every revision of the configuration's name. A revision never changes: a change makes the next one. */
export function RevisionTable({ revisions, current }: { revisions: readonly AutoScalingConfiguration[]; current: string | null }) {
  return (
    <Card title="Revisions" note={`${revisions.length} of 5`}>
      {revisions.length === 0 ? (
        <p className="text-muted">AWS lists no revision.</p>
      ) : (
        <table className="num -mx-2 w-[calc(100%+16px)] border-collapse" aria-label="Revisions">
          <thead>
            <tr>
              <th scope="col" className={head}>Revision</th>
              <th scope="col" className={cx(head, "text-right!")}>Concurrency</th>
              <th scope="col" className={cx(head, "text-right!")}>Instances</th>
              <th scope="col" className={head}>Made</th>
            </tr>
          </thead>
          <tbody>
            {revisions.map((revision) => (
              <tr key={revision.arn} className={cx(revision.arn === current && "bg-selected")}>
                <td className={body}>
                  {revision.revision} <span className="text-sm text-muted">{standing(revision, current)}</span>
                </td>
                <td className={cx(body, "text-right")}>{revision.figures.maxConcurrency}</td>
                <td className={cx(body, "text-right whitespace-nowrap")}>
                  {revision.figures.minSize} to {revision.figures.maxSize}
                </td>
                <td className={cx(body, "whitespace-nowrap text-muted")}>
                  {revision.createdAt === null ? "not reported" : <RelativeTime at={revision.createdAt} />}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  );
}

function standing(revision: AutoScalingConfiguration, current: string | null): string {
  const words = [
    revision.arn === current ? "this service" : revision.inUse ? "in use" : null,
    revision.isDefault ? "default" : null,
    revision.active ? null : "inactive",
  ];
  return words.filter((word) => word !== null).join(", ");
}
