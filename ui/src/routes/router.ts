import { createRouter, type RouterHistory } from "@tanstack/react-router";
import { PageFailed } from "@/features/shell/PageFailed";
import activityRoute from "./activity";
import discoveryRoute from "./discovery";
import fleetRoute from "./fleet";
import indexRoute from "./index";
import profileRoute from "./profile";
import profilesRoute from "./profiles";
import rootRoute, { type RouterContext } from "./root";
import serviceRoute from "./service";
import settingsRoute from "./settings";

const routeTree = rootRoute.addChildren([
  indexRoute,
  fleetRoute,
  serviceRoute,
  activityRoute,
  profilesRoute,
  profileRoute,
  discoveryRoute,
  settingsRoute,
]);

/** The pages of the program; a test gives a history of its own. */
export function createAppRouter(context: RouterContext, history?: RouterHistory) {
  return createRouter({
    routeTree,
    context,
    defaultErrorComponent: PageFailed,
    // What a page needs is in the cache or streams in: nothing is read ahead.
    defaultPreload: false,
    defaultStructuralSharing: true,
    ...(history === undefined ? {} : { history }),
  });
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
  interface HistoryState {
    /** The rows of the fleet that are ticked, where they are too many for the URL. */
    ticked?: string;
  }
}
