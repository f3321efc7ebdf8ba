// Every command, declared once. The same list becomes the permissions (build.rs), the functions that
// Tauri calls (commands/wire.rs) and the TypeScript that calls them (tests/bindings.rs).
//
// A `command` answers once; a `stream` takes a channel and sends messages over it for as long as the
// window lives.
macro_rules! commands {
    ($with:ident) => {
        $with! {
            app {
                command app_start() -> Start;
                stream events_subscribe() -> Event;
                command window_visibility(visible: bool) -> ();
                command app_quit(held: HeldChoice) -> ();
                command settings_save(settings: Settings) -> Settings;
                command clipboard_write(text: String) -> ();
                command url_open(url: String, service: Option<ServiceRef>) -> ();
            }
            profiles {
                command profiles_reload() -> ProfileList;
                command profile_identify(profile: ProfileName) -> ProfileList;
                command profile_page(profile: ProfileName) -> ProfilePage;
                command profile_accept_account(profile: ProfileName) -> ProfileList;
                command mfa_answer(profile: ProfileName, code: Redacted<String>) -> ProfileList;
            }
            identity_center {
                command sso_sessions() -> Vec<SsoSessionView>;
                command profile_sign_in(profile: ProfileName, how: Option<SignInHow>) -> SignInView;
                command session_sign_in(session: SsoSessionKey, how: Option<SignInHow>) -> SignInView;
                command sign_in_cancel(session: SsoSessionKey) -> ();
                command profile_sign_out(profile: ProfileName) -> ();
                command session_sign_out(session: SsoSessionKey) -> ();
                command discovery_accounts(session: SsoSessionKey) -> Vec<SsoAccount>;
                command discovery_roles(session: SsoSessionKey, account: AccountId) -> Vec<SsoRole>;
                command discovery_preview(choice: DiscoveryChoice) -> ConfigDiff;
                command discovery_add(choice: DiscoveryChoice, fingerprint: String) -> ProfileList;
                command session_preview(draft: SessionDraft) -> ConfigDiff;
                command session_add(draft: SessionDraft, fingerprint: String) -> Vec<SsoSessionView>;
                command discovery_forget(profile: ProfileName) -> ProfileList;
                command aws_login(profile: ProfileName) -> ();
            }
            keys {
                command keyring_state() -> KeyringView;
                command keyring_unlock(profile: Option<ProfileName>) -> ();
                command key_test(draft: KeyDraft) -> KeyTested;
                command key_save(draft: KeyDraft) -> ProfileList;
                command key_rotate(profile: ProfileName, key: KeySecret, place: KeyPlace) -> ProfileList;
                command key_rename(profile: ProfileName, to: ProfileName) -> ProfileList;
                command key_delete(profile: ProfileName) -> ProfileList;
                command profile_permissions(profile: ProfileName) -> Permissions;
                command console_open(cell: Cell, service: Option<ServiceArn>) -> ConsoleOpened;
            }
            fleet {
                command fleet_open(scope: Scope) -> FleetView;
                command fleet_refresh(generation: Generation, cells: Vec<Cell>) -> ();
                command fleet_visible(generation: Generation, services: Vec<ServiceRef>) -> ();
                command fleet_activity(generation: Generation) -> FleetActivity;
            }
            service {
                command service_read(service: ServiceRef) -> ServiceView;
                command service_operations(service: ServiceRef, next: Option<String>) -> OperationPage;
                command service_environment_value(service: ServiceRef, name: String) -> String;
                command operation_log(service: ServiceRef, operation: String) -> OperationLog;
                command metrics_read(service: ServiceRef, range: MetricRange) -> MetricSet;
                command scaling_read(service: ServiceRef) -> ScalingView;
                command domains_read(service: ServiceRef) -> Domains;
            }
            change {
                command change_plan(service: ServiceRef, change: Change) -> PlanView;
                command change_apply(plan: PlanId, typed_name: Option<String>) -> Attempt;
                command change_discard(plan: PlanId) -> ();
                command change_undo(attempt: AttemptId) -> Attempt;
                command change_resume(attempt: AttemptId) -> PlanView;
                command journal_read(limit: u32) -> Vec<Attempt>;
            }
        }
    };
}
