import type { Event, Start } from "./bindings/types";
import type { Host } from "./host";

/**
 * The host, with the first words of the program asked for at once. Whoever
 * asks first for the start gets the answer to that; events that come before
 * anybody listens wait for who does.
 */
export function askEarly(host: Host): Host {
  const waiting: Event[] = [];
  let take = (event: Event): void => void waiting.push(event);
  // Listened before the fleet is opened, so that nothing that is told of it is missed.
  let listening: Promise<void> | null = heard(host.commands.eventsSubscribe((event) => take(event)));
  let started: Promise<Start> | null = heard(host.commands.appStart());
  return {
    commands: {
      ...host.commands,
      eventsSubscribe: (onEvent) => {
        const first = listening;
        if (first === null) return host.commands.eventsSubscribe(onEvent);
        listening = null;
        take = onEvent;
        for (const event of waiting.splice(0)) onEvent(event);
        return first;
      },
      appStart: () => {
        const first = started;
        started = null;
        return first ?? host.commands.appStart();
      },
    },
  };
}

/** A failure is told to whoever asks: until then it is not one that nobody took. */
function heard<T>(answer: Promise<T>): Promise<T> {
  answer.catch(() => undefined);
  return answer;
}
