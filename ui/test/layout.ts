import { vi } from "vitest";

/**
 * Gives every element a size: jsdom has no layout, and what is virtualised asks
 * how much room there is. The lines of a list (they carry `data-index`) have theirs.
 */
export function withLayout(height = 720, width = 1200, line = 36): void {
  vi.spyOn(Element.prototype, "clientHeight", "get").mockImplementation(function of(this: HTMLElement) {
    return this.dataset["index"] === undefined ? height : line;
  });
  vi.spyOn(Element.prototype, "clientWidth", "get").mockReturnValue(width);
  vi.spyOn(Element.prototype, "clientHeight", "get").mockReturnValue(height);
  vi.spyOn(Element.prototype, "clientWidth", "get").mockReturnValue(width);
}
