/*
 * A tooltip is for those who see: whatever it says must also be in the name or
 * the description of what it belongs to. What has one carries its text, and one
 * watcher serves them all, so that a button costs the start nothing for it.
 */
const MARK = "data-tooltip";

/** How long the pointer rests before the tooltip comes; a neighbour's comes at once. */
const REST_MS = 400;
/** How long it waits for a pointer on its way to it, or to a neighbour. */
const LINGER_MS = 120;

export interface Told {
  anchor: HTMLElement;
  text: string;
}

/** Marks what has a tooltip. */
export function tooltipped(text: string | undefined): { [MARK]?: string } {
  return text === undefined || text === "" ? {} : { [MARK]: text };
}

const markedAt = (target: EventTarget | null) =>
  target instanceof Element ? target.closest<HTMLElement>(`[${MARK}]`) : null;

/** Tells which tooltip is to be seen, or none, until it is stopped. */
export function watchTooltips(tell: (told: Told | null) => void): () => void {
  let pointed: HTMLElement | null = null;
  let pressed: HTMLElement | null = null;
  let shown: Told | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const show = (anchor: HTMLElement | null) => {
    const text = anchor?.isConnected === true ? anchor.getAttribute(MARK) : null;
    const told = anchor === null || text === null ? null : { anchor, text };
    if (told?.anchor === shown?.anchor && told?.text === shown?.text) return;
    shown = told;
    changes.disconnect();
    if (told !== null) changes.observe(document.body, { subtree: true, childList: true, attributeFilter: [MARK] });
    tell(told);
  };
  // What it says may change while it is read, and what it belongs to may go. The timer is left alone: a page that
  // changes all the time must not keep a tooltip that the pointer has left.
  const changes = new MutationObserver(() => show(shown?.anchor ?? null));
  const showIn = (milliseconds: number, anchor: HTMLElement | null) => {
    clearTimeout(timer);
    timer = setTimeout(() => show(anchor), milliseconds);
  };
  const showNow = (anchor: HTMLElement | null) => {
    clearTimeout(timer);
    show(anchor);
  };

  const onOver = (event: PointerEvent) => {
    if (event.pointerType === "touch") return;
    if (event.target instanceof Element && event.target.closest("[role=tooltip]") !== null) {
      // It may be pointed at: its text can be longer than a glance.
      pointed = shown?.anchor ?? null;
      clearTimeout(timer);
      return;
    }
    const anchor = markedAt(event.target);
    if (anchor === pointed) return;
    pointed = anchor;
    if (anchor !== pressed) pressed = null;
    if (anchor === null) showIn(LINGER_MS, null);
    else if (anchor !== pressed) showIn(shown === null ? REST_MS : 0, anchor);
  };
  const onDown = (event: PointerEvent) => {
    // Whoever presses it knows what it does.
    pressed = markedAt(event.target);
    showNow(null);
  };
  const onFocus = ({ target }: FocusEvent) => {
    if (target instanceof HTMLElement && target.hasAttribute(MARK) && target.matches(":focus-visible")) showNow(target);
  };
  const onBlur = ({ target }: FocusEvent) => {
    if (target === shown?.anchor) showNow(null);
  };
  const onKey = (event: KeyboardEvent) => {
    // Whoever types waits for none; one that is on its way out goes.
    if (shown === null) clearTimeout(timer);
    if (event.key !== "Escape" || shown === null) return;
    // The first Escape takes the tooltip away, and nothing else.
    event.preventDefault();
    event.stopPropagation();
    showNow(null);
  };

  const onLeave = () => {
    pointed = null;
    pressed = null;
    showIn(LINGER_MS, null);
  };

  const watching = new AbortController();
  const { signal } = watching;
  document.addEventListener("pointerover", onOver, { signal });
  document.documentElement.addEventListener("pointerleave", onLeave, { signal });
  document.addEventListener("pointerdown", onDown, { signal, capture: true });
  document.addEventListener("focusin", onFocus, { signal });
  document.addEventListener("focusout", onBlur, { signal });
  document.addEventListener("keydown", onKey, { signal, capture: true });
  return () => {
    clearTimeout(timer);
    changes.disconnect();
    watching.abort();
  };
}
