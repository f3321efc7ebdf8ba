/*
 * What is typed between asking for the palette and its field having the
 * keyboard. Without it the letters would be the page's: a name would be lost,
 * or, worse, be taken for shortcuts.
 */

/** Longer than any field takes to come; a page whose field never comes gets its keys back. */
const PATIENCE_MS = 3000;

let typed: string | null = null;
let patience: ReturnType<typeof setTimeout> | undefined;

function end(): string {
  const text = typed ?? "";
  typed = null;
  clearTimeout(patience);
  return text;
}

export const typeAhead = {
  /** From here on letters are kept. */
  begin(): void {
    end();
    typed = "";
    patience = setTimeout(end, PATIENCE_MS);
  },
  /** Keeps the letter of a key press; false where letters are not kept, or it has none. */
  keep(event: KeyboardEvent): boolean {
    if (typed === null) return false;
    if (event.key === "Escape") {
      end();
      return false;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.key.length !== 1) return false;
    typed += event.key;
    return true;
  },
  /** What was kept. */
  end,
};
