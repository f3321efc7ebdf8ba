import { QueryClient, queryOptions } from "@tanstack/react-query";
import type { Attempt, Scope, ServiceRef } from "@/platform/bindings/types";
import type { Host } from "@/platform/host";
import type { FailureError } from "./errors";
import { encodeScope } from "./scope";

declare module "@tanstack/react-query" {
  interface Register {
    defaultError: FailureError;
  }
}

/** Every key of the cache. What belongs to a service begins with `service(ref)`. */
export const keys = {
  start: ["start"] as const,
  settings: ["settings"] as const,
  profiles: ["profiles"] as const,
  attempts: ["attempts"] as const,
  journal: ["journal"] as const,
  fleets: ["fleet"] as const,
  fleet: (scope: Scope) => ["fleet", encodeScope(scope)] as const,
  service: (service: ServiceRef) => ["service", service.cell.profile, service.arn] as const,
};

/** The cache. The engine reads again and retries; the window only shows. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // The program answers whether or not there is a network.
        networkMode: "always",
        retry: false,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        staleTime: Number.POSITIVE_INFINITY,
      },
      mutations: { networkMode: "always", retry: false },
    },
  });
}

/** What the frame needs. Read once, before anything is drawn; it fills the other keys. */
export function startQuery(host: Host) {
  return queryOptions({
    queryKey: keys.start,
    queryFn: async ({ client }) => {
      const start = await host.commands.appStart();
      client.setQueryData(keys.settings, start.settings);
      client.setQueryData(keys.profiles, start.profiles);
      client.setQueryData(keys.attempts, start.inFlight);
      return start;
    },
  });
}

/**
 * The fleet in a scope. Opening one begins a generation, so it is read once for
 * as long as anything shows it, and forgotten when nothing does; events keep it
 * current.
 */
export function fleetQuery(host: Host, scope: Scope) {
  return queryOptions({
    queryKey: keys.fleet(scope),
    queryFn: () => host.commands.fleetOpen(scope),
    gcTime: 0,
  });
}

/** Whether the attempt still needs watching. */
export function inFlight(attempt: Attempt): boolean {
  const { kind } = attempt.state;
  return kind === "held" || kind === "applying" || kind === "following" || kind === "unknown";
}
