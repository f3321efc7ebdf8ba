import { createRoute } from "@tanstack/react-router";
import { ActivityPage } from "@/features/activity/ActivityPage";
import rootRoute from "./root";

const activityRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/activity",
  component: ActivityPage,
});
export default activityRoute;
