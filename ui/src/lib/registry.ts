/**
 * What the parts of the page on screen offer at the moment. Each owner puts its
 * own list, and takes it away when it leaves; nothing else needs to know it.
 */
export class Registry<T> {
  readonly #lists = new Map<symbol, readonly T[]>();
  readonly #listeners = new Set<() => void>();
  #all: readonly T[] = [];

  put(owner: symbol, items: readonly T[]): void {
    this.#lists.set(owner, items);
    this.#changed();
  }

  remove(owner: symbol): void {
    if (this.#lists.delete(owner)) this.#changed();
  }

  /** Everything on offer, the latest owner last. */
  readonly all = (): readonly T[] => this.#all;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  };

  #changed(): void {
    this.#all = [...this.#lists.values()].flat();
    for (const listener of this.#listeners) listener();
  }
}
