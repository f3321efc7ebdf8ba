import type { Commands } from "@/platform/bindings/commands";
import type { Event, Failure, Start } from "@/platform/bindings/types";
import type { Host } from "@/platform/host";
import { FailureError } from "@/lib/errors";
import { start } from "./samples";

export interface FakeHost extends Host {
  /** Pushes an event, as the program would. */
  push: (event: Event) => void;
}

/**
 * A host for tests: it answers what it is told to, and a command that nobody
 * expected is refused loudly.
 */
export function fakeHost(answers: Partial<Commands> = {}, program: Start = start): FakeHost {
  const listeners = new Set<(event: Event) => void>();
  const known: Partial<Commands> = {
    appStart: () => Promise.resolve(program),
    eventsSubscribe: (listener) => {
      listeners.add(listener);
      return Promise.resolve();
    },
    windowVisibility: () => Promise.resolve(),
    settingsSave: (settings) => Promise.resolve(settings),
    clipboardWrite: () => Promise.resolve(),
    urlOpen: () => Promise.resolve(),
    fleetOpen: (scope) =>
      Promise.resolve({
        generation: 1,
        cells: scope.cells.map((cell) => ({
          cell,
          account: null,
          state: { kind: "ready" as const },
          readAt: Date.now(),
          rows: [],
        })),
      }),
    fleetRefresh: () => Promise.resolve(),
    fleetVisible: () => Promise.resolve(),
    journalRead: () => Promise.resolve([]),
    ...answers,
  };
  const commands = new Proxy(known, {
    get: (target, name, receiver): unknown =>
      Reflect.get(target, name, receiver) ??
      failing("internal", { message: `the test's host has no answer for ${String(name)}` }),
  });
  return {
    // Every command is there, be it only to refuse.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    commands: commands as Commands,
    push: (event) => {
      for (const listener of listeners) listener(event);
    },
  };
}

/** A failure with nothing known but its code and what is given. */
export function failure(code: Failure["code"], more: Partial<Failure> = {}): Failure {
  return {
    code,
    message: `the test's ${code}`,
    requestId: null,
    retryable: false,
    action: null,
    cell: null,
    need: null,
    causes: [],
    said: null,
    ...more,
  };
}

/** A command that fails so. */
export function failing(code: Failure["code"], more: Partial<Failure> = {}): () => Promise<never> {
  return () => Promise.reject(new FailureError(failure(code, more)));
}
