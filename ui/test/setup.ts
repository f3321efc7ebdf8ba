import "@testing-library/jest-dom/vitest";
import { cleanup, configure } from "@testing-library/react";
import { afterEach } from "vitest";

afterEach(cleanup);

// Pages are read when they are first opened, which on a busy machine takes its time; none of it is asserted.
configure({ asyncUtilTimeout: 10_000 });

// jsdom has no layout and no media queries; components ask for both.
class NoLayout implements ResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

// Vitest does not carry jsdom's own over; Base UI clicks its hidden inputs with one.
class ClickOfPointer extends MouseEvent {
  readonly pointerType: string;

  constructor(type: string, init: PointerEventInit = {}) {
    super(type, init);
    this.pointerType = init.pointerType ?? "";
  }
}

class NoMatch extends EventTarget {
  readonly matches = false;
  readonly media: string;
  readonly onchange = null;

  constructor(media: string) {
    super();
    this.media = media;
  }
}

Object.assign(window, {
  matchMedia: (query: string) => new NoMatch(query),
  ResizeObserver: NoLayout,
  scrollTo: () => undefined,
  PointerEvent: ClickOfPointer,
});
Object.assign(Element.prototype, {
  scrollIntoView: () => undefined,
  getAnimations: () => [],
});
