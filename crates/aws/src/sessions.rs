//! Sessions: one per profile and region, made once and kept.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use aws_config::profile::ProfileFileCredentialsProvider;
use aws_config::provider_config::ProviderConfig;
use aws_config::retry::RetryConfig;
use aws_config::timeout::TimeoutConfig;
use aws_config::{AppName, BehaviorVersion, SdkConfig};
use aws_credential_types::Credentials;
use aws_credential_types::provider::SharedCredentialsProvider;
use aws_smithy_async::rt::sleep::{SharedAsyncSleep, TokioSleep};
use aws_smithy_async::time::SharedTimeSource;
use aws_smithy_runtime_api::client::http::SharedHttpClient;
use model::failure::{Failure, FailureCode};
use model::place::{Cell, ProfileName};
use tokio::sync::{Mutex, RwLock};

use crate::clock::{Clock, SdkTime};
use crate::files::{self, ConfigFiles, Files};
use crate::http;
use crate::profiles::{BuiltinProfile, Definition, FoundProfiles, collect};
use crate::session::{Limits, Session};

/// How long one attempt of a call may take (facts, credentials).
const ATTEMPT: Duration = Duration::from_secs(15);
/// How long a call may take with all its attempts.
const OPERATION: Duration = Duration::from_secs(45);
/// How long a connection may take to be made.
const CONNECT: Duration = Duration::from_millis(3_100);

/// What the files said when they were last read.
#[derive(Debug)]
struct Loaded {
    files: Files,
    found: FoundProfiles,
}

/// Finds profiles and makes sessions.
#[derive(Debug)]
pub struct Sessions {
    http: SharedHttpClient,
    clock: Arc<dyn Clock>,
    places: ConfigFiles,
    builtins: Vec<Arc<dyn BuiltinProfile>>,
    loaded: RwLock<Option<Arc<Loaded>>>,
    /// One configuration per profile: its regions share the credentials.
    profiles: Mutex<HashMap<ProfileName, SdkConfig>>,
    sessions: Mutex<HashMap<Cell, Arc<Session>>>,
    limits: Arc<Limits>,
    /// Counts readings of the files: what was made from an earlier one is not kept.
    epoch: AtomicU64,
    environment: Option<Failure>,
}

impl Sessions {
    /// Sessions over the files at `places` and over `builtins`. Nothing is read yet.
    #[must_use]
    pub fn new(
        clock: Arc<dyn Clock>,
        places: ConfigFiles,
        builtins: Vec<Arc<dyn BuiltinProfile>>,
    ) -> Self {
        let (http, environment) = http::client();
        Self {
            http,
            clock,
            places,
            builtins,
            loaded: RwLock::default(),
            profiles: Mutex::default(),
            sessions: Mutex::default(),
            limits: Arc::default(),
            epoch: AtomicU64::new(0),
            environment,
        }
    }

    /// The profiles, as last read; reads the files where that has not been done.
    pub async fn profiles(&self) -> FoundProfiles {
        self.loaded().await.found.clone()
    }

    /// Reads the files again and forgets every session made from the old ones.
    pub async fn reload(&self) -> FoundProfiles {
        let loaded = Arc::new(self.load().await);
        *self.loaded.write().await = Some(Arc::clone(&loaded));
        self.epoch.fetch_add(1, Ordering::SeqCst);
        self.profiles.lock().await.clear();
        self.sessions.lock().await.clear();
        loaded.found.clone()
    }

    /// Counts the readings of the files.
    #[must_use]
    pub fn epoch(&self) -> u64 {
        self.epoch.load(Ordering::SeqCst)
    }

    async fn load(&self) -> Loaded {
        let files = files::read(&self.places).await;
        let mut found = collect(&files, &self.builtins);
        found.problems.extend(self.environment.clone());
        Loaded { files, found }
    }

    async fn loaded(&self) -> Arc<Loaded> {
        if let Some(loaded) = self.loaded.read().await.as_ref() {
            return Arc::clone(loaded);
        }
        let mut slot = self.loaded.write().await;
        if let Some(loaded) = slot.as_ref() {
            return Arc::clone(loaded);
        }
        let loaded = Arc::new(self.load().await);
        *slot = Some(Arc::clone(&loaded));
        loaded
    }

    /// The session of `cell`.
    ///
    /// # Errors
    /// [`FailureCode::ProfileInvalid`] where no such profile exists, or what a built-in one answers.
    pub async fn session(&self, cell: &Cell) -> Result<Arc<Session>, Failure> {
        if let Some(session) = self.sessions.lock().await.get(cell) {
            return Ok(Arc::clone(session));
        }
        let epoch = self.epoch();
        let config = self
            .config(&cell.profile)
            .await
            .map_err(|failure| failure.in_cell(cell))?;
        let region = aws_config::Region::new(cell.region.0.clone());
        let session = Arc::new(Session::new(
            cell.clone(),
            &config.into_builder().region(region).build(),
            Arc::clone(&self.clock),
            Arc::clone(&self.limits),
        ));
        let mut sessions = self.sessions.lock().await;
        if epoch != self.epoch() {
            return Ok(session);
        }
        // Whoever was first wins, so that a session's limits and caches are shared.
        Ok(Arc::clone(sessions.entry(cell.clone()).or_insert(session)))
    }

    async fn config(&self, name: &ProfileName) -> Result<SdkConfig, Failure> {
        let (epoch, loaded) = (self.epoch(), self.loaded().await);
        // Held while the configuration is made, so that a profile is resolved once however many of its
        // regions are asked for at the same time.
        let mut profiles = self.profiles.lock().await;
        if let Some(config) = profiles.get(name) {
            return Ok(config.clone());
        }
        let found = loaded
            .found
            .profiles
            .iter()
            .find(|profile| profile.name == *name)
            .ok_or_else(|| {
                Failure::new(
                    FailureCode::ProfileInvalid,
                    format!("no profile named {name} is in the AWS configuration files"),
                )
            })?;
        let config = match &found.definition {
            Definition::Files => self.of_files(name, &loaded.files).await,
            Definition::Builtin(builtin) => self.of_builtin(builtin.as_ref()).await?,
        };
        if epoch == self.epoch() {
            profiles.insert(name.clone(), config.clone());
        }
        Ok(config)
    }

    /// A configuration that leaves the environment's keys aside: the chosen profile alone decides who
    /// calls. The environment's endpoints and the profile's `endpoint_url` are honoured by the loader.
    async fn of_files(&self, name: &ProfileName, files: &Files) -> SdkConfig {
        let provider_config = ProviderConfig::without_region()
            .with_http_client(self.http.clone())
            .with_time_source(SharedTimeSource::new(SdkTime(Arc::clone(&self.clock))))
            .with_sleep_impl(TokioSleep::new());
        let region = files
            .profiles
            .get_profile(name.as_str())
            .and_then(|section| section.get("region"));
        let region = region.map(|region| aws_config::Region::new(region.to_owned()));
        let credentials = ProfileFileCredentialsProvider::builder()
            .configure(&provider_config.with_region(region))
            .profile_files(files.sdk.clone())
            .profile_name(name.as_str())
            .build();
        aws_config::defaults(BehaviorVersion::latest())
            .profile_files(files.sdk.clone())
            .profile_name(name.as_str())
            // A region is set for every session; naming one here keeps the loader from asking EC2 for it.
            .region(aws_config::Region::from_static("us-east-1"))
            .credentials_provider(credentials)
            .http_client(self.http.clone())
            .retry_config(RetryConfig::standard())
            .timeout_config(timeouts())
            .time_source(SharedTimeSource::new(SdkTime(Arc::clone(&self.clock))))
            .sleep_impl(SharedAsyncSleep::new(TokioSleep::new()))
            .app_name(app_name())
            .load()
            .await
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
        Ok(SdkConfig::builder()
            .behavior_version(BehaviorVersion::latest())
            .endpoint_url(access.endpoint)
            .credentials_provider(SharedCredentialsProvider::new(credentials))
            .http_client(self.http.clone())
            .retry_config(RetryConfig::standard())
            .timeout_config(timeouts())
            .time_source(SharedTimeSource::new(SdkTime(Arc::clone(&self.clock))))
            .sleep_impl(SharedAsyncSleep::new(TokioSleep::new()))
            .app_name(app_name())
            .build())
    }
}

fn timeouts() -> TimeoutConfig {
    TimeoutConfig::builder()
        .connect_timeout(CONNECT)
        .operation_attempt_timeout(ATTEMPT)
        .operation_timeout(OPERATION)
        .build()
}

fn app_name() -> AppName {
    AppName::new("trackside").expect("a valid name")
}
