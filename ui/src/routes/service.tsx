import { createRoute } from "@tanstack/react-router";
import { ServicePage } from "@/features/service/ServicePage";
import { serviceOf } from "@/lib/paths";
import rootRoute from "./root";

function Service() {
  return <ServicePage service={serviceOf(serviceRoute.useParams())} />;
}

const serviceRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/service/$profile/$arn",
  component: Service,
});
export default serviceRoute;
