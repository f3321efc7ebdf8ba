import { createRoute } from "@tanstack/react-router";
import { FleetPage } from "@/features/fleet/FleetPage";
import { validateFleetSearch } from "@/features/fleet/fleetSearch";
import rootRoute from "./root";

const fleetRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/fleet",
  validateSearch: validateFleetSearch,
  component: FleetPage,
});
export default fleetRoute;
