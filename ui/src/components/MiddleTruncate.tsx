import { cx } from "@/lib/classes";

export interface MiddleTruncateProps {
  text: string;
  /** How many characters of the end always stay. */
  tail?: number;
  /** Up to so many characters there is room for in any case: they are left in one piece, which costs far less. */
  fits?: number;
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
export function MiddleTruncate({ text, tail = 8, fits = 0, mono = false, className }: MiddleTruncateProps) {
  const look = cx("min-w-0 max-w-full align-bottom", mono && "font-mono text-sm", className);
  if (text.length <= Math.max(fits, tail + LEAST)) {
    return (
      <span title={text} className={cx("inline-block truncate", look)}>
        {text}
      </span>
    );
  }
  const cut = text.length - tail;
  return (
    // The halves are drawn, not written: the text stands in the page once.
    <span
      title={text}
      data-head={text.slice(0, cut)}
      data-tail={text.slice(cut)}
      className={cx(
        "relative inline-flex before:min-w-0 before:truncate before:whitespace-pre before:content-[attr(data-head)] after:flex-none after:whitespace-pre after:content-[attr(data-tail)]",
        look,
      )}
    >
      <span className="sr-only">{text}</span>
    </span>
  );
}
