import "@testing-library/jest-dom/vitest";
import { cleanup } from "@testing-library/react";
import { afterEach } from "vitest";

afterEach(cleanup);

// jsdom has no layout and no media queries; components ask for both.
class NoLayout implements ResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
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

// A test that asks for the node environment has no window to complete.
if (typeof window !== "undefined") {
  Object.assign(window, {
    matchMedia: (query: string) => new NoMatch(query),
    ResizeObserver: NoLayout,
    scrollTo: () => undefined,
  });
  Object.assign(Element.prototype, {
    scrollIntoView: () => undefined,
    getAnimations: () => [],
  });
}
