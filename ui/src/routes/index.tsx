import { createRoute, redirect } from "@tanstack/react-router";
import { paths } from "@/lib/paths";
import rootRoute from "./root";

const indexRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/",
  beforeLoad: () => redirect({ ...paths.fleet(), throw: true }),
});
export default indexRoute;
