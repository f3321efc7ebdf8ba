import { Icon } from "@/components/Icon";
import { cx } from "@/lib/classes";
import { count } from "@/lib/format";
import { toneText } from "@/lib/tone";
import { type Counts, statusSlugs } from "./filterRows";
import { groupLabels, groupLooks, groupsShown } from "./groups";
import { type Token, valuesOf, withoutProperty, withValue } from "./tokens";

export interface CountChipsProps {
  counts: Counts;
  tokens: readonly Token[];
  onTokens: (tokens: Token[]) => void;
}

/** How many services are in which condition; a press shows only those, and another one all. */
export function CountChips({ counts, tokens, onTokens }: CountChipsProps) {
  const asked = valuesOf(tokens, "status");
  const rest = withoutProperty(tokens, "status");
  return (
    <div role="group" aria-label="Services by status" className="flex flex-wrap items-center gap-1">
      <Chip on={asked.length === 0} label="All" figure={counts.all} onPress={() => onTokens(rest)} />
      {groupsShown.map((group) => {
        const slug = statusSlugs[group];
        const only = asked.length === 1 && asked[0] === slug;
        return (
          <Chip
            key={group}
            on={asked.includes(slug)}
            label={groupLabels[group]}
            figure={counts[group]}
            look={groupLooks[group]}
            onPress={() => onTokens(only ? rest : withValue(rest, "status", slug))}
          />
        );
      })}
    </div>
  );
}

interface ChipProps {
  on: boolean;
  label: string;
  figure: number;
  look?: (typeof groupLooks)[keyof typeof groupLooks];
  onPress: () => void;
}

function Chip({ on, label, figure, look, onPress }: ChipProps) {
  // What there is none of is there to be pressed, but does not call for a look.
  const quiet = figure === 0;
  return (
    <button
      type="button"
      aria-pressed={on}
      onClick={onPress}
      className={cx(
        "flex h-7 items-center gap-1.5 rounded-full border px-2.5 text-sm transition-colors hover:bg-hover",
        on ? "border-line-strong bg-raised" : "border-transparent",
      )}
    >
      {look !== undefined && <Icon name={look.icon} size={14} strong className={quiet ? "text-faint" : toneText[look.tone]} />}
      <span className={look === undefined ? "text-fg" : quiet ? "text-faint" : toneText[look.tone]}>{label}</span>
      <b className={cx("num font-semibold", quiet && look !== undefined ? "text-faint" : "text-fg")}>{count(figure)}</b>
    </button>
  );
}
