// Generated from Rust by `cargo xtask bindings`. Do not edit.

import type { Attempt, AttemptId, Cell, Change, Domains, Event, FleetActivity, FleetView, Generation, HeldChoice, MetricRange, MetricSet, OperationLog, OperationPage, PlanId, PlanView, ProfileList, ProfileName, ScalingView, Scope, ServiceRef, ServiceView, Settings, Start } from "./types";

/** How a call reaches Rust. */
export interface Wire {
  call<T>(command: string, args: Record<string, unknown>): Promise<T>;
  stream<T>(command: string, args: Record<string, unknown>, onMessage: (message: T) => void): Promise<void>;
}

/** Every command. A rejected promise carries a `Failure`. */
export interface Commands {
  appStart(): Promise<Start>;
  eventsSubscribe(onMessage: (message: Event) => void): Promise<void>;
  windowVisibility(visible: boolean): Promise<void>;
  appQuit(held: HeldChoice): Promise<void>;
  settingsSave(settings: Settings): Promise<Settings>;
  clipboardWrite(text: string): Promise<void>;
  urlOpen(url: string, service: ServiceRef | null): Promise<void>;
  profilesReload(): Promise<ProfileList>;
  profileIdentify(profile: ProfileName): Promise<ProfileList>;
  fleetOpen(scope: Scope): Promise<FleetView>;
  fleetRefresh(generation: Generation, cells: Array<Cell>): Promise<void>;
  fleetVisible(generation: Generation, services: Array<ServiceRef>): Promise<void>;
  fleetActivity(generation: Generation): Promise<FleetActivity>;
  serviceRead(service: ServiceRef): Promise<ServiceView>;
  serviceOperations(service: ServiceRef, next: string | null): Promise<OperationPage>;
  serviceEnvironmentValue(service: ServiceRef, name: string): Promise<string>;
  operationLog(service: ServiceRef, operation: string): Promise<OperationLog>;
  metricsRead(service: ServiceRef, range: MetricRange): Promise<MetricSet>;
  scalingRead(service: ServiceRef): Promise<ScalingView>;
  domainsRead(service: ServiceRef): Promise<Domains>;
  changePlan(service: ServiceRef, change: Change): Promise<PlanView>;
  changeApply(plan: PlanId, typedName: string | null): Promise<Attempt>;
  changeDiscard(plan: PlanId): Promise<void>;
  changeUndo(attempt: AttemptId): Promise<Attempt>;
  changeResume(attempt: AttemptId): Promise<PlanView>;
  journalRead(limit: number): Promise<Array<Attempt>>;
}

/** The commands, called over `wire`. */
export function commandsOver(wire: Wire): Commands {
  return {
    appStart: () => wire.call("app_start", {}),
    eventsSubscribe: (onMessage) => wire.stream("events_subscribe", {}, onMessage),
    windowVisibility: (visible) => wire.call("window_visibility", { visible }),
    appQuit: (held) => wire.call("app_quit", { held }),
    settingsSave: (settings) => wire.call("settings_save", { settings }),
    clipboardWrite: (text) => wire.call("clipboard_write", { text }),
    urlOpen: (url, service) => wire.call("url_open", { url, service }),
    profilesReload: () => wire.call("profiles_reload", {}),
    profileIdentify: (profile) => wire.call("profile_identify", { profile }),
    fleetOpen: (scope) => wire.call("fleet_open", { scope }),
    fleetRefresh: (generation, cells) => wire.call("fleet_refresh", { generation, cells }),
    fleetVisible: (generation, services) => wire.call("fleet_visible", { generation, services }),
    fleetActivity: (generation) => wire.call("fleet_activity", { generation }),
    serviceRead: (service) => wire.call("service_read", { service }),
    serviceOperations: (service, next) => wire.call("service_operations", { service, next }),
    serviceEnvironmentValue: (service, name) => wire.call("service_environment_value", { service, name }),
    operationLog: (service, operation) => wire.call("operation_log", { service, operation }),
    metricsRead: (service, range) => wire.call("metrics_read", { service, range }),
    scalingRead: (service) => wire.call("scaling_read", { service }),
    domainsRead: (service) => wire.call("domains_read", { service }),
    changePlan: (service, change) => wire.call("change_plan", { service, change }),
    changeApply: (plan, typedName) => wire.call("change_apply", { plan, typedName }),
    changeDiscard: (plan) => wire.call("change_discard", { plan }),
    changeUndo: (attempt) => wire.call("change_undo", { attempt }),
    changeResume: (attempt) => wire.call("change_resume", { attempt }),
    journalRead: (limit) => wire.call("journal_read", { limit }),
  };
}
