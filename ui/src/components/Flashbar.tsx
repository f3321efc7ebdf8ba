import { useNow } from "@/lib/clock";
import { type Flash, type Flashes, flashes as pageFlashes, useFlashes } from "@/lib/flash";
import { flashSlotRef } from "@/lib/flashSlot";
import { Button } from "./Button";
import { Strip } from "./Strip";

/**
 * The region is always there, so that screen readers notice what enters it.
 * Errors interrupt; everything else waits its turn.
 */
export function Flashbar({ from = pageFlashes }: { from?: Flashes }) {
  const shown = useFlashes(from);
  return (
    <section
      aria-label="Notices"
      aria-live="polite"
      className="pointer-events-none fixed right-4 bottom-4 z-30 grid w-110 max-w-[calc(100vw-32px)] gap-2"
    >
      <div ref={flashSlotRef} className="contents" />
      {shown.map((flash) => (
        <div
          key={flash.id}
          role={flash.tone === "bad" ? "alert" : undefined}
          className="pointer-events-auto rounded-md border border-line-strong bg-raised shadow-overlay"
        >
          <FlashStrip flash={flash} onDismiss={() => from.dismiss(flash.id)} />
        </div>
      ))}
    </section>
  );
}

function FlashStrip({ flash, onDismiss }: { flash: Flash; onDismiss: () => void }) {
  return (
    <Strip
      tone={flash.tone}
      // What can still be undone leaves when its time is up, not before.
      onDismiss={flash.until === undefined ? onDismiss : undefined}
      actions={flash.actions?.map((action) => (
        <Button
          key={action.label}
          variant="quiet"
          className="text-accent!"
          onClick={() => {
            onDismiss();
            action.run();
          }}
        >
          {action.label}
          {flash.until !== undefined && <Countdown until={flash.until} />}
        </Button>
      ))}
    >
      <span className="font-semibold">{flash.title}</span>
      {flash.detail !== undefined && <span className="block text-sm text-muted">{flash.detail}</span>}
    </Strip>
  );
}

/** Seconds that remain. Hidden from readers, who would hear every one of them. */
function Countdown({ until }: { until: number }) {
  const left = useNow((now) => Math.max(0, Math.ceil((until - now) / 1000)));
  return (
    <span aria-hidden="true" className="num text-muted">
      {left} s
    </span>
  );
}
