import { Icon } from "@/components/Icon";
import { once } from "@/lib/once";
import type { CostChange } from "@/platform/bindings/types";

const dollars = once(
  () => new Intl.NumberFormat("en-US", { style: "currency", currency: "USD", maximumFractionDigits: 0 }),
);
const cents = once(() => new Intl.NumberFormat("en-US", { style: "currency", currency: "USD" }));

/** Whole dollars where cents do not matter. */
export function money(value: number): string {
  return value !== 0 && Math.abs(value) < 10 ? cents().format(value) : dollars().format(value);
}

/** What a change costs: an estimate, or that the price is not known. */
export function CostLine({ cost }: { cost: CostChange }) {
  const { before, after } = cost;
  return (
    <li className="flex items-start gap-2.5">
      <Icon name="cost" size={15} className="mt-0.5 text-muted" />
      <span className="num">
        {before.full === null || after.full === null ? (
          "Estimated cost: not known for this region."
        ) : (
          <>
            Estimated cost at full scale <Step from={before.full} to={after.full} /> a month
            {before.idle !== null && after.idle !== null && (
              <>
                ; idle{" "}
                <Step from={before.idle} to={after.idle} />
              </>
            )}
            .
          </>
        )}
      </span>
    </li>
  );
}

function Step({ from, to }: { from: number; to: number }) {
  // What is not changed has no arrow.
  if (from === to) {
    return (
      <>
        stays at <b className="font-semibold">{money(to)}</b>
      </>
    );
  }
  return (
    <b className="font-semibold">
      {money(from)} <span aria-hidden="true">→</span>
      <span className="sr-only">to</span> {money(to)}
    </b>
  );
}
