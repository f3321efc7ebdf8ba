import type { Commands } from "@/platform/bindings/commands";
import type { Event } from "@/platform/bindings/types";
import { changeAnswers } from "./changes";
import { wishedFleet } from "./fleets";
import { profileAnswers } from "./profiles";
import { serviceAnswers } from "./service";

/** Hands events to the page; set once its host is there. */
export const pushing: { push: (event: Event) => void } = { push: () => undefined };

/** What the development page's host answers. */
export const answers: Partial<Commands> = {
  ...changeAnswers((event) => pushing.push(event)),
  ...serviceAnswers,
  ...profileAnswers((event) => pushing.push(event)),
  fleetOpen: (scope) => Promise.resolve(wishedFleet(scope)),
};
