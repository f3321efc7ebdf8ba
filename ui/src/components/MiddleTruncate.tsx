import { cx } from "@/lib/classes";

export interface MiddleTruncateProps {
  text: string;
  /** How many characters of the end always stay. */
  tail?: number;
  mono?: boolean;
  className?: string;
}

/** A beginning shorter than this is not worth its ellipsis. */
const LEAST = 4;

/**
 * Gives up its middle where there is no room: the beginning shrinks behind an
 * ellipsis, the end stays. Done by the layout, without measuring, so that a
 * table of thousands can afford it. The text is whole on hover, and in one piece
 * for screen readers, which would read the two halves as two words.
 */
export function MiddleTruncate({ text, tail = 8, mono = false, className }: MiddleTruncateProps) {
  const look = cx("min-w-0 max-w-full align-bottom", mono && "font-mono text-sm", className);
  if (text.length <= tail + LEAST) {
    return (
      <span title={text} className={cx("inline-block truncate", look)}>
        {text}
      </span>
    );
  }
  const cut = text.length - tail;
  return (
    <span title={text} className={cx("relative inline-flex", look)}>
      <span className="sr-only">{text}</span>
      {/* Drawn, not written: the text stands in the page once. */}
      <span
        aria-hidden="true"
        data-drawn={text.slice(0, cut)}
        className="min-w-0 truncate whitespace-pre before:content-[attr(data-drawn)]"
      />
      <span
        aria-hidden="true"
        data-drawn={text.slice(cut)}
        className="flex-none whitespace-pre before:content-[attr(data-drawn)]"
      />
    </span>
  );
}
