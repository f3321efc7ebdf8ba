import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import rootRoute from "./root";

const settingsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/settings",
  component: lazyRouteComponent(() => import("@/features/settings/SettingsPage"), "SettingsPage"),
});
export default settingsRoute;
