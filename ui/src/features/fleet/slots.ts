/*
 * Which rows of the page stand for which rows of the fleet. A filter usually
 * replaces all that is on screen: taking thirty rows out of the page and making
 * thirty others costs several times what writing other words into them does. So
 * where most of the rows on screen are others than before, they take over the
 * places of their predecessors, in order; where most stay, as when scrolling or
 * when one more service comes in, each keeps the place that it has.
 */
interface Slot {
  key: string;
  slot: number;
}

export class Slots {
  #shown: readonly Slot[] = [];
  #next = 0;

  /** The place of each row, in order; the same rows asked for again have the same places. */
  assign(keys: readonly string[]): readonly number[] {
    const before = new Map(this.#shown.map(({ key, slot }) => [key, slot]));
    const kept = keys.reduce((sum, key) => sum + Number(before.has(key)), 0);
    const moves = kept * 2 < Math.min(keys.length, this.#shown.length);
    this.#shown = keys.map((key, at) => ({
      key,
      slot: (moves ? this.#shown[at]?.slot : before.get(key)) ?? this.#fresh(),
    }));
    return this.#shown.map(({ slot }) => slot);
  }

  #fresh(): number {
    this.#next += 1;
    return this.#next;
  }
}
