import { createRoute } from "@tanstack/react-router";
import { lazyPage } from "@/lib/lazily";
import rootRoute from "./root";

const profilesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/profiles",
  component: lazyPage(async () => (await import("@/features/profiles/ProfilesPage")).ProfilesPage),
});
export default profilesRoute;
