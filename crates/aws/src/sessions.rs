//! Sessions: one per profile and region, made once and kept.

use std::collections::{HashMap, HashSet};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, PoisonError};

use aws_config::SdkConfig;
use aws_credential_types::Credentials;
use aws_credential_types::provider::SharedCredentialsProvider;
use model::failure::Failure;
use model::place::{Cell, ProfileName};
use tokio::sync::{Mutex, RwLock};

use crate::base::Bases;
use crate::clock::Clock;
use crate::credentials::cli_login::Logins;
use crate::credentials::keys::Keys;
use crate::credentials::resolver::{Asking, ProfileCredentials, Resolver};
use crate::credentials::sso::Sso;
use crate::denials::Denials;
use crate::files::ConfigFiles;
use crate::loaded::Loaded;
use crate::profiles::{
    AppProfiles, BuiltinProfile, Chained, Definition, FoundProfile, FoundProfiles,
};
use crate::session::{Limits, Session};

/// What is made of a profile, once for all of its regions.
#[derive(Debug, Clone)]
struct Made {
    config: SdkConfig,
    /// Raised when AWS says that the credentials have ended.
    spent: Arc<AtomicBool>,
}

/// Finds profiles and makes sessions.
#[derive(Debug)]
pub struct Sessions {
    pub(crate) bases: Bases,
    pub(crate) clock: Arc<dyn Clock>,
    places: ConfigFiles,
    app: std::sync::RwLock<AppProfiles>,
    builtins: Vec<Arc<dyn BuiltinProfile>>,
    pub(crate) sso: Arc<Sso>,
    pub(crate) logins: Logins,
    pub(crate) resolver: Arc<Resolver>,
    loaded: RwLock<Option<Arc<Loaded>>>,
    /// One configuration per profile: its regions share the credentials.
    profiles: Mutex<HashMap<ProfileName, Made>>,
    sessions: Mutex<HashMap<Cell, Arc<Session>>>,
    limits: Arc<Limits>,
    pub(crate) denials: Arc<Denials>,
    /// Counts what makes earlier answers too old: readings of the files, profiles that are forgotten.
    epoch: AtomicU64,
}

impl Sessions {
    /// Sessions over the files at `places`, the secrets in `keys`, and `builtins`. Nothing is read yet.
    #[must_use]
    pub fn new(
        clock: Arc<dyn Clock>,
        places: ConfigFiles,
        keys: Arc<Keys>,
        builtins: Vec<Arc<dyn BuiltinProfile>>,
    ) -> Self {
        let sso = Arc::new(Sso::new(Arc::clone(&clock), places.caches.sso.clone()));
        let resolver = Arc::new(Resolver::new(
            Arc::clone(&clock),
            places.caches.clone(),
            Arc::clone(&sso),
            keys,
        ));
        Self {
            bases: Bases::new(Arc::clone(&clock)),
            clock,
            places,
            app: std::sync::RwLock::default(),
            builtins,
            sso,
            logins: Logins::default(),
            resolver,
            loaded: RwLock::default(),
            profiles: Mutex::default(),
            sessions: Mutex::default(),
            limits: Arc::default(),
            denials: Arc::default(),
            epoch: AtomicU64::new(0),
        }
    }

    /// Where the files are.
    pub(crate) const fn places(&self) -> &ConfigFiles {
        &self.places
    }

    /// Takes over the profiles that only Trackside knows. They are found at the next reading.
    pub fn set_app_profiles(&self, app: AppProfiles) {
        *self.app.write().unwrap_or_else(PoisonError::into_inner) = app;
    }

    /// Where the secrets of keys are.
    #[must_use]
    pub fn keys(&self) -> &Keys {
        &self.resolver.keys
    }

    /// Says whether sessions that took a code are also written to the AWS CLI's cache.
    pub fn share_role_sessions(&self, share: bool) {
        self.resolver.held.set_share(share);
    }

    /// The profiles, as last read; reads the files where that has not been done.
    pub async fn profiles(&self) -> FoundProfiles {
        self.loaded().await.found.clone()
    }

    /// The profile named `name`, as last read.
    pub async fn profile(&self, name: &ProfileName) -> Option<FoundProfile> {
        self.loaded().await.found.get(name).cloned()
    }

    /// Reads the files again, and forgets the sessions of the profiles that say something else than
    /// before. Answers which those are, with those that are gone.
    pub async fn reload(&self) -> HashSet<ProfileName> {
        let mut slot = self.loaded.write().await;
        let before = slot.take();
        let after = Arc::new(self.load());
        *slot = Some(Arc::clone(&after));
        self.epoch.fetch_add(1, Ordering::SeqCst);
        drop(slot);
        self.resolver.programs.forget_all();
        let changed = before.map_or_else(HashSet::new, |before| after.changed_since(&before));
        self.drop_clients(&changed).await;
        changed
    }

    /// Asks for the credentials of `profile` again when they are next needed. Sessions of its roles
    /// that last are used again.
    pub async fn renew(&self, profile: &ProfileName) {
        self.epoch.fetch_add(1, Ordering::SeqCst);
        self.ask_again(profile);
        self.drop_clients(&HashSet::from([profile.clone()])).await;
    }

    /// A person asks for `profile` once more: how its program fared before is no answer to that, nor how
    /// one fares that is running.
    pub fn ask_again(&self, profile: &ProfileName) {
        self.resolver.programs.forget(profile);
    }

    /// A person asks for something of `profile`: how its program fared before is no answer to that. One
    /// that is running answers this, too.
    pub fn asked(&self, profile: &ProfileName) {
        self.resolver.programs.forget_ended(profile);
    }

    /// Makes the credentials of `profile` afresh when they are next needed, and every session of a
    /// role on the way to them.
    pub async fn forget(&self, profile: &ProfileName) {
        if let Ok((chained, base)) = self.chained(profile).await
            && let Ok(chain) = &chained.chain
        {
            let base = &base;
            self.resolver.forget(Asking { profile, base }, chain);
        }
        self.renew(profile).await;
    }

    /// Lets go of what AWS does not take any more: it is had afresh, or what a person has to do for it
    /// is said. Whoever finds it spent first does that for all: what another has made since stays.
    ///
    /// No answer is too old because of this, so it does not count in [`Sessions::epoch`]: profiles that
    /// are spent all the time would keep each other asking.
    async fn retire(&self, session: &Session) {
        let (name, spent) = (&session.cell.profile, &session.spent);
        let chained = self.chained(name).await;
        {
            let mut profiles = self.profiles.lock().await;
            let in_use = profiles.get(name);
            if in_use.is_some_and(|made| Arc::ptr_eq(&made.spent, spent)) {
                if let Ok((chained, base)) = &chained
                    && let Ok(chain) = &chained.chain
                {
                    let profile = name;
                    self.resolver.forget(Asking { profile, base }, chain);
                }
                profiles.remove(name);
            }
        }
        self.sessions
            .lock()
            .await
            .retain(|_, known| !Arc::ptr_eq(&known.spent, spent));
    }

    async fn drop_clients(&self, gone: &HashSet<ProfileName>) {
        self.profiles
            .lock()
            .await
            .retain(|name, _| !gone.contains(name));
        self.sessions
            .lock()
            .await
            .retain(|cell, _| !gone.contains(&cell.profile));
    }

    /// Counts the readings of the files, and the profiles that were forgotten.
    #[must_use]
    pub fn epoch(&self) -> u64 {
        self.epoch.load(Ordering::SeqCst)
    }

    fn load(&self) -> Loaded {
        let app = self.app.read().unwrap_or_else(PoisonError::into_inner);
        Loaded::read(&self.places, &app, &self.builtins, &self.bases)
    }

    pub(crate) async fn loaded(&self) -> Arc<Loaded> {
        if let Some(loaded) = self.loaded.read().await.as_ref() {
            return Arc::clone(loaded);
        }
        let mut slot = self.loaded.write().await;
        if let Some(loaded) = slot.as_ref() {
            return Arc::clone(loaded);
        }
        let loaded = Arc::new(self.load());
        *slot = Some(Arc::clone(&loaded));
        loaded
    }

    /// The session of `cell`.
    ///
    /// # Errors
    /// [`model::failure::FailureCode::ProfileInvalid`] where no such profile exists or it contradicts itself, or what a
    /// built-in one answers.
    pub async fn session(&self, cell: &Cell) -> Result<Arc<Session>, Failure> {
        let known = self.sessions.lock().await.get(cell).map(Arc::clone);
        if let Some(session) = known {
            if !session.spent.load(Ordering::Relaxed) {
                return Ok(session);
            }
            self.retire(&session).await;
        }
        let epoch = self.epoch();
        let made = self
            .config(&cell.profile)
            .await
            .map_err(|failure| failure.in_cell(cell))?;
        let region = aws_config::Region::new(cell.region.0.clone());
        let session = Arc::new(Session::new(
            cell.clone(),
            &made.config.into_builder().region(region).build(),
            Arc::clone(&self.clock),
            Arc::clone(&self.limits),
            Arc::clone(&self.denials),
            made.spent,
        ));
        let mut sessions = self.sessions.lock().await;
        if epoch != self.epoch() {
            return Ok(session);
        }
        // Whoever was first wins, so that a session's limits and caches are shared.
        Ok(Arc::clone(sessions.entry(cell.clone()).or_insert(session)))
    }

    async fn config(&self, name: &ProfileName) -> Result<Made, Failure> {
        let (epoch, loaded) = (self.epoch(), self.loaded().await);
        // Held while the configuration is made, so that a profile is resolved once however many of its
        // regions are asked for at the same time.
        let mut profiles = self.profiles.lock().await;
        if let Some(made) = profiles.get(name) {
            return Ok(made.clone());
        }
        let config = match &loaded.profile(name)?.definition {
            Definition::Chain(chained) => self.of_chain(name, chained).await?,
            Definition::Builtin(builtin) => self.of_builtin(builtin.as_ref()).await?,
        };
        let made = Made {
            config,
            spent: Arc::default(),
        };
        if epoch == self.epoch() {
            profiles.insert(name.clone(), made.clone());
        }
        Ok(made)
    }

    /// A configuration that leaves the environment's keys aside: the chosen profile alone decides who
    /// calls.
    async fn of_chain(&self, name: &ProfileName, chained: &Chained) -> Result<SdkConfig, Failure> {
        let chain = chained.chain.as_ref().map_err(|broken| broken.failure())?;
        let base = self.bases.of(Some(chained)).await;
        let credentials = ProfileCredentials {
            resolver: Arc::clone(&self.resolver),
            profile: name.clone(),
            chain: Arc::clone(chain),
            base: base.clone(),
        };
        Ok(base
            .into_builder()
            .credentials_provider(SharedCredentialsProvider::new(credentials))
            .build())
    }

    async fn of_builtin(&self, builtin: &dyn BuiltinProfile) -> Result<SdkConfig, Failure> {
        let access = builtin.resolve().await?;
        let credentials = Credentials::new(
            access.access_key_id,
            access.secret_access_key.expose().clone(),
            None,
            None,
            "built in",
        );
        Ok(self
            .bases
            .plain(Some(access.endpoint))
            .into_builder()
            .credentials_provider(SharedCredentialsProvider::new(credentials))
            .build())
    }

    /// How `profile` reaches AWS, without its credentials; the environment's ways where it is `None`
    /// or has no section.
    pub(crate) async fn base(&self, profile: Option<&ProfileName>, loaded: &Loaded) -> SdkConfig {
        let found = profile.and_then(|name| loaded.found.get(name));
        let chained = found.and_then(|found| match &found.definition {
            Definition::Chain(chained) => Some(chained.as_ref()),
            Definition::Builtin(_) => None,
        });
        self.bases.of(chained).await
    }
}
