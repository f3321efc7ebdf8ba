import { shownChord } from "@/lib/chord";

/** The keys of a shortcut, written as this system writes them. */
export function Kbd({ chord }: { chord: string }) {
  return (
    <kbd className="inline-block rounded-sm border border-line bg-bg px-1 font-ui text-sm font-medium whitespace-nowrap text-faint">
      {shownChord(chord)}
    </kbd>
  );
}
