import { Button } from "@/components/Button";
import { Icon } from "@/components/Icon";
import { usePopup } from "@/components/usePopup";
import { lazyOverlay } from "@/lib/lazily";
import { type OperationInFlight, useOperationsInFlight } from "./useOperationsInFlight";

const InFlightPopup = lazyOverlay(async () => (await import("./InFlightPopup")).InFlightPopup);

/** How many operations are in flight, and which. */
export function InFlight() {
  const operations = useOperationsInFlight();
  return operations.length > 0 && <Some operations={operations} />;
}

/** Gone with the last of them, and closed when there is one again. */
function Some({ operations }: { operations: readonly OperationInFlight[] }) {
  const { button, popup } = usePopup("dialog");
  return (
    <>
      <Button {...button} aria-label={`${operations.length} in progress`}>
        <Icon name="busy" size={15} strong className="animate-turn text-busy" />
        <span className="num">
          {operations.length}
          <span className="hidden min-[1500px]:inline"> in progress</span>
        </span>
      </Button>
      <InFlightPopup {...popup} operations={operations} />
    </>
  );
}
