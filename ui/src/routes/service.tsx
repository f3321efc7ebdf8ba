import { createRoute } from "@tanstack/react-router";
import { lazyPage } from "@/lib/lazily";
import { serviceOf, type ServiceSearch, serviceTabs } from "@/lib/paths";
import { metricRanges } from "@/features/charts/ranges";
import { oneOf } from "@/lib/oneOf";
import rootRoute from "./root";

const ServicePage = lazyPage(async () => (await import("@/features/service/ServicePage")).ServicePage);

function Service() {
  const params = serviceRoute.useParams();
  // Another service is another page: nothing that was typed or revealed on one is carried to the next.
  return (
    <ServicePage
      key={`${params.profile} ${params.arn}`}
      service={serviceOf(params)}
      search={validateSearch(serviceRoute.useSearch())}
    />
  );
}

/**
 * What a URL says that this program did not write is left out, never an error.
 * The router lays this answer over the URL's own words, so the page asks again.
 */
function validateSearch(search: Record<string, unknown>): ServiceSearch {
  const tab = oneOf(serviceTabs, search["tab"]);
  const range = oneOf(metricRanges, search["range"]);
  const operation = search["operation"];
  return {
    ...(tab === undefined ? {} : { tab }),
    ...(range === undefined ? {} : { range }),
    ...(typeof operation === "string" && operation !== "" ? { operation } : {}),
    ...(search["view"] === "table" ? { view: "table" } : {}),
  };
}

const serviceRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/service/$profile/$arn",
  validateSearch,
  component: Service,
});
export default serviceRoute;
