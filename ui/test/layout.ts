import { vi } from "vitest";

/**
 * Gives every element a size: jsdom has no layout, and what is virtualised asks
 * how much room there is (clientHeight) and how tall its lines are (offsetHeight
 * of what carries `data-index`).
 */
export function withLayout(height = 720, width = 1200, line = 36): void {
  vi.spyOn(HTMLElement.prototype, "offsetHeight", "get").mockImplementation(function of(this: HTMLElement) {
    return this.dataset["index"] === undefined ? height : line;
  });
  vi.spyOn(HTMLElement.prototype, "offsetWidth", "get").mockReturnValue(width);
  vi.spyOn(Element.prototype, "clientHeight", "get").mockReturnValue(height);
  vi.spyOn(Element.prototype, "clientWidth", "get").mockReturnValue(width);
}
