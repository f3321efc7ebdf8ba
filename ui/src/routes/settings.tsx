import { createRoute } from "@tanstack/react-router";
import { SettingsPage } from "@/features/settings/SettingsPage";
import rootRoute from "./root";

const settingsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/settings",
  component: SettingsPage,
});
export default settingsRoute;
