import { createRoute } from "@tanstack/react-router";
import { lazyPage } from "@/lib/lazily";
import { oneOf } from "@/lib/oneOf";
import { type ActivitySearch, outcomes } from "@/lib/paths";
import rootRoute from "./root";

const ActivityPage = lazyPage(async () => (await import("@/features/activity/ActivityPage")).ActivityPage);

function Activity() {
  return <ActivityPage search={validateSearch(activityRoute.useSearch())} />;
}

/** The router lays this answer over the URL's own words, so the page asks again. */
function validateSearch(search: Record<string, unknown> | ActivitySearch): ActivitySearch {
  const outcome = oneOf(outcomes, search["outcome"]);
  return {
    ...(search["tab"] === "journal" ? { tab: "journal" } : {}),
    ...(outcome === undefined ? {} : { outcome }),
  };
}

const activityRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/activity",
  validateSearch,
  component: Activity,
});
export default activityRoute;
