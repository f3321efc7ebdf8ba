import { createRoute } from "@tanstack/react-router";
import { lazyPage } from "@/lib/lazily";
import type { DiscoverySearch } from "@/lib/paths";
import rootRoute from "./root";

const DiscoveryPage = lazyPage(async () => (await import("@/features/discovery/DiscoveryPage")).DiscoveryPage);

function Discovery() {
  const { session } = validateSearch(discoveryRoute.useSearch());
  return <DiscoveryPage key={session} session={session} />;
}

/** The router lays this answer over the URL's own words, so the page asks again. */
function validateSearch(search: Record<string, unknown> | DiscoverySearch): DiscoverySearch {
  const { session } = search;
  return typeof session === "string" && session !== "" ? { session } : {};
}

const discoveryRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/discovery",
  validateSearch,
  component: Discovery,
});
export default discoveryRoute;
