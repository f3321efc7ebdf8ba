// Generated from Rust by `cargo xtask bindings`. Do not edit.

import type { AccountId, Attempt, AttemptId, Cell, Change, ConfigDiff, ConsoleOpened, DiscoveryChoice, Domains, Event, FleetActivity, FleetView, Generation, HeldChoice, KeyDraft, KeyPlace, KeySecret, KeyTested, KeyringView, MetricRange, MetricSet, OperationLog, OperationPage, Permissions, PlanId, PlanView, ProfileList, ProfileName, ProfilePage, ScalingView, Scope, ServiceArn, ServiceRef, ServiceView, SessionDraft, Settings, SignInHow, SignInView, SsoAccount, SsoRole, SsoSessionKey, SsoSessionView, Start } from "./types";

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
  profilePage(profile: ProfileName): Promise<ProfilePage>;
  profileAcceptAccount(profile: ProfileName): Promise<ProfileList>;
  mfaAnswer(profile: ProfileName, code: string): Promise<ProfileList>;
  ssoSessions(): Promise<Array<SsoSessionView>>;
  profileSignIn(profile: ProfileName, how: SignInHow | null): Promise<SignInView>;
  sessionSignIn(session: SsoSessionKey, how: SignInHow | null): Promise<SignInView>;
  signInCancel(session: SsoSessionKey): Promise<void>;
  profileSignOut(profile: ProfileName): Promise<void>;
  sessionSignOut(session: SsoSessionKey): Promise<void>;
  discoveryAccounts(session: SsoSessionKey): Promise<Array<SsoAccount>>;
  discoveryRoles(session: SsoSessionKey, account: AccountId): Promise<Array<SsoRole>>;
  discoveryPreview(choice: DiscoveryChoice): Promise<ConfigDiff>;
  discoveryAdd(choice: DiscoveryChoice, fingerprint: string): Promise<ProfileList>;
  sessionPreview(draft: SessionDraft): Promise<ConfigDiff>;
  sessionAdd(draft: SessionDraft, fingerprint: string): Promise<Array<SsoSessionView>>;
  discoveryForget(profile: ProfileName): Promise<ProfileList>;
  awsLogin(profile: ProfileName): Promise<void>;
  keyringState(): Promise<KeyringView>;
  keyringUnlock(profile: ProfileName | null): Promise<void>;
  keyTest(draft: KeyDraft): Promise<KeyTested>;
  keySave(draft: KeyDraft): Promise<ProfileList>;
  keyRotate(profile: ProfileName, key: KeySecret, place: KeyPlace): Promise<ProfileList>;
  keyRename(profile: ProfileName, to: ProfileName): Promise<ProfileList>;
  keyDelete(profile: ProfileName): Promise<ProfileList>;
  profilePermissions(profile: ProfileName): Promise<Permissions>;
  consoleOpen(cell: Cell, service: ServiceArn | null): Promise<ConsoleOpened>;
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
    profilePage: (profile) => wire.call("profile_page", { profile }),
    profileAcceptAccount: (profile) => wire.call("profile_accept_account", { profile }),
    mfaAnswer: (profile, code) => wire.call("mfa_answer", { profile, code }),
    ssoSessions: () => wire.call("sso_sessions", {}),
    profileSignIn: (profile, how) => wire.call("profile_sign_in", { profile, how }),
    sessionSignIn: (session, how) => wire.call("session_sign_in", { session, how }),
    signInCancel: (session) => wire.call("sign_in_cancel", { session }),
    profileSignOut: (profile) => wire.call("profile_sign_out", { profile }),
    sessionSignOut: (session) => wire.call("session_sign_out", { session }),
    discoveryAccounts: (session) => wire.call("discovery_accounts", { session }),
    discoveryRoles: (session, account) => wire.call("discovery_roles", { session, account }),
    discoveryPreview: (choice) => wire.call("discovery_preview", { choice }),
    discoveryAdd: (choice, fingerprint) => wire.call("discovery_add", { choice, fingerprint }),
    sessionPreview: (draft) => wire.call("session_preview", { draft }),
    sessionAdd: (draft, fingerprint) => wire.call("session_add", { draft, fingerprint }),
    discoveryForget: (profile) => wire.call("discovery_forget", { profile }),
    awsLogin: (profile) => wire.call("aws_login", { profile }),
    keyringState: () => wire.call("keyring_state", {}),
    keyringUnlock: (profile) => wire.call("keyring_unlock", { profile }),
    keyTest: (draft) => wire.call("key_test", { draft }),
    keySave: (draft) => wire.call("key_save", { draft }),
    keyRotate: (profile, key, place) => wire.call("key_rotate", { profile, key, place }),
    keyRename: (profile, to) => wire.call("key_rename", { profile, to }),
    keyDelete: (profile) => wire.call("key_delete", { profile }),
    profilePermissions: (profile) => wire.call("profile_permissions", { profile }),
    consoleOpen: (cell, service) => wire.call("console_open", { cell, service }),
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
