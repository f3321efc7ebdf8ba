import { createRoute } from "@tanstack/react-router";
import { FleetPage } from "@/features/fleet/FleetPage";
import rootRoute from "./root";

const fleetRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/fleet",
  component: FleetPage,
});
export default fleetRoute;
