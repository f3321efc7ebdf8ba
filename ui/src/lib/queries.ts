import { QueryClient, queryOptions } from "@tanstack/react-query";
import type { Attempt, FleetView, Scope, ServiceRef, Start } from "@/platform/bindings/types";
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
  /** The fleet that came with the start, until it is shown. */
  opened: ["opened"] as const,
  fleets: ["fleet"] as const,
  fleet: (scope: Scope) => ["fleet", encodeScope(scope)] as const,
  /** One profile, whole. */
  profile: (profile: string) => ["profile", profile] as const,
  keyring: ["keyring"] as const,
  sessions: ["sessions"] as const,
  /** How far the sign-in to a session is. */
  signIn: (session: string) => ["signIn", session] as const,
  service: (service: ServiceRef) => ["service", service.cell.profile, service.arn] as const,
  operations: (service: ServiceRef) => [...keys.service(service), "operations"] as const,
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

/** What the program said when it started, without the fleet that came with it. */
export type Frame = Omit<Start, "fleet">;

/** What the frame needs. Read once, before anything is drawn; it fills the other keys. */
export function startQuery(host: Host) {
  return queryOptions({
    queryKey: keys.start,
    queryFn: async ({ client }): Promise<Frame> => {
      const { fleet, ...start } = await host.commands.appStart();
      if (fleet) client.setQueryData(keys.opened, fleet);
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
 * current, and the identity of what they leave alone.
 */
export function fleetQuery(client: QueryClient, host: Host, scope: Scope) {
  return queryOptions({
    queryKey: keys.fleet(scope),
    queryFn: () => host.commands.fleetOpen(scope),
    initialData: () => openedFleet(client, scope),
    gcTime: 0,
    structuralSharing: false,
  });
}

/**
 * The fleet that was opened with the start, where it is this scope's. It is there for as long as nothing shows it: a
 * query that nobody listens to yet is dropped at once, and made again when the page has been drawn.
 */
function openedFleet(client: QueryClient, scope: Scope): FleetView | undefined {
  const fleet = client.getQueryData<FleetView>(keys.opened);
  const cells = fleet?.cells.map(({ cell }) => cell) ?? [];
  return fleet !== undefined && encodeScope({ cells }) === encodeScope(scope) ? fleet : undefined;
}

/** From here on the fleet is shown and kept current: as it was when it was opened, it must never be shown again. */
export function forgetOpenedFleet(client: QueryClient): void {
  client.removeQueries({ queryKey: keys.opened });
}

/** Whether the system's keyring can be used. It may have been unlocked a moment ago, so it is always asked. */
export function keyringQuery(host: Host) {
  return queryOptions({ queryKey: keys.keyring, queryFn: () => host.commands.keyringState(), staleTime: 0, gcTime: 0 });
}

/** The sessions of IAM Identity Center that the files name. */
export function sessionsQuery(host: Host) {
  return queryOptions({ queryKey: keys.sessions, queryFn: () => host.commands.ssoSessions(), staleTime: 0 });
}

/** How a profile comes by its credentials. The files may have changed, so it is read whenever it is opened. */
export function profileQuery(host: Host, profile: string) {
  return queryOptions({
    queryKey: keys.profile(profile),
    queryFn: () => host.commands.profilePage(profile),
    staleTime: 0,
  });
}

/** Whether the attempt still needs watching. One whose outcome is not known is looked for no more: only its user can look. */
export function inFlight(attempt: Attempt): boolean {
  const { kind } = attempt.state;
  return kind === "held" || kind === "applying" || kind === "following";
}
