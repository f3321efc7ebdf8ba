//! The engine: what the shell calls.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex, PoisonError};

use aws::clock::Clock;
use aws::{BuiltinProfile, ConfigFiles, Keys, Sessions};
use model::domain::Domains;
use model::failure::Failure;
use model::instant::Timestamp;
use model::metrics::{MetricRange, MetricSet};
use model::place::{Cell, ProfileName, Scope, ServiceRef};
use model::profile::ProfileList;
use tokio::sync::mpsc::UnboundedReceiver;

use crate::accounts::Accounts;
use crate::aliases;
use crate::change::Changes;
use crate::core::Core;
use crate::event::{Event, OpenTarget};
use crate::files;
use crate::fleet::view::{FleetActivity, FleetView, Generation};
use crate::fleet::{Fleet, watch};
use crate::frame;
use crate::settings::{self, Settings};
use crate::store::{Store, StoreError};
use crate::uses::Uses;
use crate::views::{OperationLog, OperationPage, ScalingView, ServiceView};

/// What an engine is made of.
#[derive(Debug)]
pub struct Options {
    /// Where the store is.
    pub data_folder: PathBuf,
    /// Where the settings are.
    pub config_folder: PathBuf,
    /// The clock.
    pub clock: Arc<dyn Clock>,
    /// Where the AWS configuration files are.
    pub config_files: ConfigFiles,
    /// Where the secrets of keys are that the user keeps with Trackside.
    pub keys: Arc<Keys>,
    /// Profiles that the program brings itself.
    pub builtins: Vec<Arc<dyn BuiltinProfile>>,
    /// What the command line asks to open.
    pub open: Option<OpenTarget>,
    /// Whether to open what the program brings itself, whatever was open last.
    pub demo: bool,
}

/// Trackside without its window.
///
/// Must be used inside a tokio runtime: the watcher and every change run on it.
#[derive(Debug)]
pub struct Engine {
    pub(crate) core: Arc<Core>,
    pub(crate) fleet: Arc<Fleet>,
    pub(crate) changes: Arc<Changes>,
    pub(crate) config_folder: PathBuf,
    pub(crate) open: Option<OpenTarget>,
    pub(crate) demo: bool,
    /// Held while the settings are written.
    saving: tokio::sync::Mutex<()>,
    /// What went wrong on the way up, until a window is told.
    pub(crate) notices: Mutex<Vec<Failure>>,
}

impl Engine {
    /// Opens the store and the settings and starts watching. Nothing is read from AWS yet.
    ///
    /// # Errors
    /// Where there can be no store.
    pub async fn start(options: Options) -> Result<Self, StoreError> {
        let now = options.clock.now();
        let (store, damaged) = Store::open(&options.data_folder, now)?;
        let (settings, unreadable) = settings::file::read(&options.config_folder, now);
        let places = options.config_files.clone();
        let sessions = Sessions::new(
            Arc::clone(&options.clock),
            options.config_files,
            options.keys,
            options.builtins,
        );
        sessions.share_role_sessions(settings.share_mfa_sessions);
        let (accounts, uses, forgotten) = remembered(&store);
        let core = Arc::new(Core::new(
            options.clock,
            sessions,
            store,
            settings,
            (accounts, uses),
        ));
        core.sessions.set_app_profiles(core.app_profiles());
        core.demo_asked.store(options.demo, Ordering::Relaxed);
        let fleet = Arc::new(Fleet::new(Arc::clone(&core)));
        let changes = Arc::new(Changes::new(Arc::clone(&core), Arc::clone(&fleet)));
        core.spawn(watch(Arc::downgrade(&fleet)));
        core.spawn(aliases::watch(Arc::clone(&core)));
        core.spawn(files::watch(Arc::clone(&core), Arc::clone(&fleet), places));
        changes.reconcile().await;
        let (ahead, wanted) = (Arc::clone(&fleet), Arc::clone(&core));
        let (open, demo) = (options.open.clone(), options.demo);
        core.spawn(async move {
            ahead
                .read_ahead(frame::wanted_scope(&wanted, open.as_ref(), demo))
                .await;
        });
        Ok(Self {
            core,
            fleet,
            changes,
            config_folder: options.config_folder,
            open: options.open,
            demo: options.demo,
            saving: tokio::sync::Mutex::default(),
            notices: Mutex::new(
                damaged
                    .into_iter()
                    .chain(unreadable)
                    .chain(forgotten)
                    .collect(),
            ),
        })
    }

    /// Every pushed event from here on.
    #[must_use]
    pub fn events(&self) -> UnboundedReceiver<Event> {
        self.core.events.subscribe()
    }

    /// Keeps a failure until the window asks for its frame: before that nobody could be told.
    pub fn note(&self, failure: Failure) {
        self.notices
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(failure);
    }

    /// Opens Demo in the window: a second start asks for it.
    pub async fn show_demo(&self) {
        self.core.demo_asked.store(true, Ordering::Relaxed);
        self.core.tell_profiles().await;
        let scope = self.core.demo_scope().await;
        self.push(&Event::OpenScope { scope });
    }

    /// Pushes an event that the shell makes: a second start, a click on a notification.
    pub fn push(&self, event: &Event) {
        self.core.events.push(event);
    }

    /// A copy of the settings.
    #[must_use]
    pub fn settings(&self) -> Settings {
        self.core.settings()
    }

    /// Takes settings over and saves them.
    ///
    /// # Errors
    /// [`model::failure::FailureCode::LocalFile`] where they could not be saved; they hold for this run all the same.
    pub async fn save_settings(&self, settings: Settings) -> Result<Settings, Failure> {
        let settings = settings.bounded();
        {
            let mut held = self
                .core
                .settings
                .write()
                .unwrap_or_else(PoisonError::into_inner);
            // What is open, and which profiles are kept here, is the engine's own knowledge: a window with
            // an older copy must not undo it.
            *held = Settings {
                sso_profiles: held.sso_profiles.clone(),
                key_profiles: held.key_profiles.clone(),
                scope: held.scope.clone(),
                ..settings
            };
        }
        let share = self.core.settings().share_mfa_sessions;
        self.core.sessions.share_role_sessions(share);
        self.persist().await?;
        self.core.tell_profiles().await;
        Ok(self.core.settings())
    }

    /// What is known of the profiles. Asks nobody.
    pub async fn profiles(&self) -> ProfileList {
        self.core.profile_list().await
    }

    /// Reads the AWS configuration files again. Sessions are made afresh.
    pub async fn reload_profiles(&self) -> ProfileList {
        self.core.reload().await;
        self.fleet.refresh_all();
        self.core.tell_profiles().await
    }

    /// Asks STS who `profile` is, in its first region, and answers what is known of all.
    pub async fn identify(&self, profile: ProfileName) -> ProfileList {
        let list = self.core.profile_list().await;
        let region = list
            .profiles
            .iter()
            .find(|found| found.name == profile)
            .and_then(|found| found.regions.first());
        if let Some(region) = region.cloned() {
            // The answer, good or bad, is part of the list.
            self.core.sessions.ask_again(&profile);
            let _ = self.core.identity_anew(&Cell { profile, region }).await;
        }
        self.core.profile_list().await
    }

    /// Opens a scope: what the store knows of it is answered, the rest is told by events.
    ///
    /// # Errors
    /// [`model::failure::FailureCode::Superseded`] where a later scope was opened meanwhile.
    pub async fn open_fleet(&self, scope: Scope) -> Result<FleetView, Failure> {
        let before = self.fleet.profiles();
        for cell in &scope.cells {
            self.core.sessions.asked(&cell.profile);
        }
        let view = self.fleet.open(scope.clone()).await?;
        let opened: BTreeSet<&ProfileName> = scope
            .cells
            .iter()
            .map(|cell| &cell.profile)
            .filter(|profile| !before.contains(*profile))
            .collect();
        self.core.used(opened).await;
        // What a command line asked for is for this run; what the user chose is for the next one too.
        let asked_for = frame::asked_for(&self.core, self.open.as_ref(), self.demo);
        if asked_for.await.as_ref() != Some(&scope)
            && self.settings().scope.as_ref() != Some(&scope)
        {
            self.core
                .settings
                .write()
                .unwrap_or_else(PoisonError::into_inner)
                .scope = Some(scope);
            if let Err(failure) = self.persist().await {
                self.core.notice(failure);
            }
        }
        Ok(view)
    }

    /// Writes the settings as they stand: one at a time, so that the newest is what is left.
    pub(crate) async fn persist(&self) -> Result<(), Failure> {
        let _turn = self.saving.lock().await;
        settings::file::write(&self.config_folder, &self.core.settings())
    }

    /// Reads cells again; all of them where none is named.
    ///
    /// # Errors
    /// [`model::failure::FailureCode::Superseded`] where another scope is open.
    pub fn refresh(&self, generation: Generation, cells: &[Cell]) -> Result<(), Failure> {
        self.fleet.refresh(generation, cells)
    }

    /// Says which rows are on screen.
    pub fn see(&self, generation: Generation, services: Vec<ServiceRef>) {
        self.fleet.see(generation, services);
    }

    /// Says whether anybody can see the window.
    pub fn set_hidden(&self, hidden: bool) {
        self.fleet.set_hidden(hidden);
    }

    /// The operations of the fleet.
    ///
    /// # Errors
    /// [`model::failure::FailureCode::Superseded`] where another scope is open.
    pub fn activity(&self, generation: Generation) -> Result<FleetActivity, Failure> {
        self.fleet.activity(generation)
    }

    /// A service, whole.
    ///
    /// # Errors
    /// Any failure of `DescribeService` or `ListOperations`.
    pub async fn service(&self, service: &ServiceRef) -> Result<ServiceView, Failure> {
        self.asked(service, || self.core.service(service)).await
    }

    /// A page of a service's operations, newest first.
    ///
    /// # Errors
    /// Any failure of `ListOperations`.
    pub async fn operations(
        &self,
        service: &ServiceRef,
        next: Option<String>,
    ) -> Result<OperationPage, Failure> {
        self.asked(service, || self.core.operations(service, next.clone()))
            .await
    }

    /// The value of one environment variable.
    ///
    /// # Errors
    /// Any failure of `DescribeService`, or [`model::failure::FailureCode::NotFound`].
    pub async fn environment_value(
        &self,
        service: &ServiceRef,
        name: &str,
    ) -> Result<String, Failure> {
        self.asked(service, || self.core.environment_value(service, name))
            .await
    }

    /// The story of one operation.
    ///
    /// # Errors
    /// Any failure of the calls, or [`model::failure::FailureCode::NotFound`].
    pub async fn operation_log(
        &self,
        service: &ServiceRef,
        operation: &str,
    ) -> Result<OperationLog, Failure> {
        self.asked(service, || self.core.operation_log(service, operation))
            .await
    }

    /// A service's metrics.
    ///
    /// # Errors
    /// Any failure of `GetMetricData`.
    pub async fn metrics(
        &self,
        service: &ServiceRef,
        range: MetricRange,
    ) -> Result<MetricSet, Failure> {
        self.asked(service, || self.core.metrics(service, range))
            .await
    }

    /// A service's auto scaling.
    ///
    /// # Errors
    /// Any failure of the calls.
    pub async fn scaling(&self, service: &ServiceRef) -> Result<ScalingView, Failure> {
        self.asked(service, || self.core.scaling(service)).await
    }

    /// A service's custom domains.
    ///
    /// # Errors
    /// Any failure of `DescribeCustomDomains`.
    pub async fn domains(&self, service: &ServiceRef) -> Result<Domains, Failure> {
        self.asked(service, || self.core.domains(service)).await
    }

    /// When the oldest cell of the open scope was read; `None` where one never was.
    #[must_use]
    pub fn read_at(&self) -> Option<Timestamp> {
        self.fleet.read_at()
    }
}

/// What the store remembers of profiles, and what of it cannot be read.
fn remembered(store: &Store) -> (Accounts, Uses, Option<Failure>) {
    let (accounts, uses) = (store.accounts(), store.uses());
    let problem = accounts.as_ref().err().or(uses.as_ref().err()).cloned();
    (
        Accounts::of(accounts.unwrap_or_default()),
        Uses::of(uses.unwrap_or_default()),
        problem,
    )
}

impl Drop for Engine {
    /// Ends everything that the engine started. What AWS was told goes on there, and is taken up by
    /// the next start.
    fn drop(&mut self) {
        self.core.sessions.end_sign_ins();
        self.core.end();
    }
}
