import type { QueryClient } from "@tanstack/react-query";
import { createRootRouteWithContext, retainSearchParams } from "@tanstack/react-router";
import { Shell } from "@/features/shell/Shell";
import { NotFound } from "@/features/shell/NotFound";
import { StartFailed } from "@/features/shell/StartFailed";
import { startQuery } from "@/lib/queries";
import type { Host } from "@/platform/host";

export interface RouterContext {
  host: Host;
  queryClient: QueryClient;
}

interface RootSearch {
  /** Which profiles and regions are on screen; see lib/scope.ts. */
  scope?: string | undefined;
}

const rootRoute = createRootRouteWithContext<RouterContext>()({
  validateSearch: (search: Record<string, unknown>): RootSearch => (typeof search["scope"] === "string" ? { scope: search["scope"] } : {}),
  search: { middlewares: [retainSearchParams<RootSearch>(["scope"])] },
  loader: ({ context }) => context.queryClient.query({ ...startQuery(context.host), staleTime: "static" }),
  component: Shell,
  errorComponent: StartFailed,
  notFoundComponent: NotFound,
});
export default rootRoute;
