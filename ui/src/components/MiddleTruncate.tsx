import { cx } from "@/lib/classes";

export interface MiddleTruncateProps {
  text: string;
  /** How many characters of the end always stay. */
  tail?: number;
  mono?: boolean;
  className?: string;
}

/**
 * Gives up its middle where there is no room: the beginning shrinks behind an
 * ellipsis, the end stays. Done by the layout, without measuring, so that a
 * table of thousands can afford it. The text is whole for screen readers, for
 * copying, and on hover.
 */
export function MiddleTruncate({ text, tail = 8, mono = false, className }: MiddleTruncateProps) {
  const cut = text.length > tail * 2 ? text.length - tail : text.length;
  return (
    <span title={text} className={cx("inline-flex min-w-0 max-w-full align-bottom", mono && "font-mono text-sm", className)}>
      <span className="min-w-0 truncate whitespace-pre">{text.slice(0, cut)}</span>
      {cut < text.length && <span className="flex-none whitespace-pre">{text.slice(cut)}</span>}
    </span>
  );
}
