import { Icon } from "@/components/Icon";
import { valueLabel } from "./propertyValues";
import type { Token } from "./tokens";

/** One property of the filter. A press or a key on it takes it away. */
export function TokenChip({ token: { property, values }, onRemove }: { token: Token; onRemove: () => void }) {
  const words = values.map((value) => valueLabel(property, value)).join(", ");
  return (
    <button
      type="button"
      aria-label={`Remove ${property} ${words}`}
      title={`${property}: ${words}`}
      onClick={onRemove}
      onKeyDown={(event) => {
        if (event.key !== "Backspace" && event.key !== "Delete") return;
        event.preventDefault();
        onRemove();
      }}
      className="group inline-flex h-6 max-w-80 min-w-0 items-center gap-1.5 rounded-sm bg-selected px-2 text-sm transition-colors hover:bg-pressed"
    >
      {/* The space is for whoever listens: what is seen is kept apart by its gap. */}
      <span className="text-muted">{property} </span>
      <span className="min-w-0 truncate">{words}</span>
      <Icon name="close" size={12} className="text-faint group-hover:text-fg" />
    </button>
  );
}
