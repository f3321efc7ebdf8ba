import { createRoute } from "@tanstack/react-router";
import { lazyPage } from "@/lib/lazily";
import rootRoute from "./root";

const settingsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/settings",
  component: lazyPage(async () => (await import("@/features/settings/SettingsPage")).SettingsPage),
});
export default settingsRoute;
