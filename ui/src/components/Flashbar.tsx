import { useNow } from "@/lib/clock";
import { type Flash, type Flashes, flashes as pageFlashes, useFlashes } from "@/lib/flash";
import { flashSlotRef } from "@/lib/flashSlot";
import { left } from "@/lib/readings";
import { Button } from "./Button";
import { Notice, NoticeText } from "./Notice";
import { Strip } from "./Strip";

/**
 * The notices, below the page and never over it: the page gives up the room, so
 * that nothing is covered and nothing above them moves. The region is always
 * there, so that screen readers notice what enters it.
 */
export function Flashbar({ from = pageFlashes }: { from?: Flashes }) {
  const shown = useFlashes(from);
  return (
    <section
      aria-label="Notices"
      aria-live="polite"
      className="flex max-h-[40vh] flex-none flex-col gap-2 overflow-y-auto border-line px-5 has-data-notice:border-t has-data-notice:py-2"
    >
      <div ref={flashSlotRef} className="contents" />
      {shown.map((flash) => (
        <Notice key={flash.id} urgent={flash.tone === "bad"}>
          <FlashStrip flash={flash} onDismiss={() => from.dismiss(flash.id)} />
        </Notice>
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
      <NoticeText>
        <span className="font-semibold wrap-anywhere">{flash.title}</span>
        {flash.detail !== undefined && <span className="wrap-anywhere text-muted select-text">{flash.detail}</span>}
      </NoticeText>
    </Strip>
  );
}

/** Seconds that remain. Hidden from readers, who would hear every one of them. */
function Countdown({ until }: { until: number }) {
  const seconds = useNow(until, left);
  return (
    <span aria-hidden="true" className="num text-muted">
      {seconds} s
    </span>
  );
}
