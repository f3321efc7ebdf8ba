import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type Told, watchTooltips } from "./tooltips";

let told: (Told | null)[];
let stop: () => void;

function over(target: Element): void {
  target.dispatchEvent(new PointerEvent("pointerover", { bubbles: true, pointerType: "mouse" }));
}

function element(id: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(`#${id}`);
  if (found === null) throw new Error(`no #${id}`);
  return found;
}

const texts = () => told.map((each) => each?.text ?? null);

beforeEach(() => {
  vi.useFakeTimers();
  document.body.innerHTML = `
    <button id="copy" data-tooltip="Copy ARN"><i id="icon"></i></button>
    <button id="open" data-tooltip="Open"></button>
    <p id="beside"></p>
    <div id="tip" role="tooltip"></div>`;
  told = [];
  stop = watchTooltips((each) => told.push(each));
});

afterEach(() => {
  stop();
  vi.useRealTimers();
});

test("comes when the pointer rests, and goes a moment after it has left", () => {
  over(element("icon"));
  vi.advanceTimersByTime(399);
  expect(told).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(texts()).toEqual(["Copy ARN"]);
  over(element("beside"));
  expect(texts()).toEqual(["Copy ARN"]);
  vi.advanceTimersByTime(120);
  expect(texts()).toEqual(["Copy ARN", null]);
});

test("a neighbour's comes at once, and the tooltip itself may be pointed at", () => {
  over(element("copy"));
  vi.advanceTimersByTime(400);
  over(element("beside"));
  over(element("open"));
  vi.advanceTimersByTime(0);
  expect(texts()).toEqual(["Copy ARN", "Open"]);
  over(element("beside"));
  over(element("tip"));
  vi.advanceTimersByTime(1000);
  expect(texts()).toEqual(["Copy ARN", "Open"]);
});

test("whoever presses is left alone until the pointer comes anew", () => {
  over(element("copy"));
  element("copy").dispatchEvent(new PointerEvent("pointerdown", { bubbles: true }));
  vi.advanceTimersByTime(1000);
  over(element("icon"));
  vi.advanceTimersByTime(1000);
  expect(told).toEqual([]);
  over(element("beside"));
  over(element("copy"));
  vi.advanceTimersByTime(1000);
  expect(texts().at(-1)).toBe("Copy ARN");
});

test("says what its button says at the moment, and goes with it", async () => {
  over(element("copy"));
  vi.advanceTimersByTime(400);
  element("copy").dataset["tooltip"] = "Copied";
  await vi.waitFor(() => expect(texts().at(-1)).toBe("Copied"));
  element("copy").remove();
  await vi.waitFor(() => expect(texts().at(-1)).toBeNull());
});

test("the first Escape takes the tooltip away, and nothing else", () => {
  over(element("copy"));
  vi.advanceTimersByTime(400);
  const heard = vi.fn<() => void>();
  element("copy").addEventListener("keydown", heard);
  const press = () => element("copy").dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
  press();
  expect(texts()).toEqual(["Copy ARN", null]);
  expect(heard).not.toHaveBeenCalled();
  press();
  expect(heard).toHaveBeenCalledOnce();
});

test("goes with the pointer, whatever is typed, and out of the window too", () => {
  over(element("copy"));
  vi.advanceTimersByTime(400);
  over(element("beside"));
  element("copy").dispatchEvent(new KeyboardEvent("keydown", { key: "j", bubbles: true }));
  vi.advanceTimersByTime(120);
  expect(texts()).toEqual(["Copy ARN", null]);
  over(element("copy"));
  document.documentElement.dispatchEvent(new PointerEvent("pointerleave"));
  vi.advanceTimersByTime(1000);
  expect(texts().filter((text) => text !== null)).toEqual(["Copy ARN"]);
});

test("a page that changes keeps none that the pointer has left, and is told of nothing twice", async () => {
  over(element("copy"));
  vi.advanceTimersByTime(400);
  over(element("beside"));
  element("beside").append("more");
  await Promise.resolve();
  expect(texts()).toEqual(["Copy ARN"]);
  vi.advanceTimersByTime(120);
  expect(texts()).toEqual(["Copy ARN", null]);
});
