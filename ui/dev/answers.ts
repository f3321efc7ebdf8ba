import type { Commands } from "@/platform/bindings/commands";
import { fleetOf } from "./fleet";

/** What the development page's host answers. */
export const answers: Partial<Commands> = {
  fleetOpen: (scope) => Promise.resolve(fleetOf(scope)),
};
