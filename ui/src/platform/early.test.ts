import { failure, fakeHost } from "@test/fakeHost";
import { start } from "@test/samples";
import { expect, test, vi } from "vitest";
import type { Event } from "./bindings/types";
import { askEarly } from "./early";

const profiles: Event = { kind: "profiles", list: start.profiles };
const notice: Event = { kind: "notice", failure: failure("localFile") };

test("the start is asked for at once, and whoever asks first gets that answer", async () => {
  const appStart = vi.fn<() => Promise<typeof start>>(() => Promise.resolve(start));
  const { commands } = askEarly(fakeHost({ appStart }));
  expect(appStart).toHaveBeenCalledOnce();
  await expect(commands.appStart()).resolves.toBe(start);
  expect(appStart).toHaveBeenCalledOnce();
  await commands.appStart();
  expect(appStart).toHaveBeenCalledTimes(2);
});

test("what is told before anybody listens is told to who does, and in order", async () => {
  let tell: (event: Event) => void = () => undefined;
  const eventsSubscribe = vi.fn<(onEvent: (event: Event) => void) => Promise<void>>((onEvent) => {
    tell = onEvent;
    return Promise.resolve();
  });
  const { commands } = askEarly(fakeHost({ eventsSubscribe }));
  tell(profiles);
  const heard: Event[] = [];
  await commands.eventsSubscribe((event) => heard.push(event));
  tell(notice);
  expect(heard).toEqual([profiles, notice]);
  expect(eventsSubscribe).toHaveBeenCalledOnce();
});

test("a start that fails is told to who asks for it", async () => {
  const { commands } = askEarly(fakeHost({ appStart: () => Promise.reject(new Error("no")) }));
  await expect(commands.appStart()).rejects.toThrow("no");
});
