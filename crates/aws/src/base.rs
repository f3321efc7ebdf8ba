//! How a profile reaches AWS, without who it is: endpoints, certificates, retries, time.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use aws_config::identity::IdentityCache;
use aws_config::retry::RetryConfig;
use aws_config::timeout::TimeoutConfig;
use aws_config::{AppName, BehaviorVersion, SdkConfig};
use aws_smithy_async::rt::sleep::{SharedAsyncSleep, TokioSleep};
use aws_smithy_async::time::SharedTimeSource;
use aws_smithy_runtime_api::client::http::SharedHttpClient;
use aws_smithy_runtime_api::client::identity::SharedIdentityCache;
use model::failure::Failure;

use crate::clock::{Clock, SdkTime};
use crate::files::{PROFILE, from_home, sdk_files};
use crate::http;
use crate::profiles::Chained;

/// How long one attempt of a call may take (facts, credentials).
const ATTEMPT: Duration = Duration::from_secs(15);
/// How long a call may take with all its attempts.
const OPERATION: Duration = Duration::from_secs(45);
/// How long a connection may take to be made.
const CONNECT: Duration = Duration::from_millis(3_100);
/// How long credentials may take to be had: role after role, each with its attempts, or a program.
const RESOLUTION: Duration = Duration::from_secs(90);

/// The region of calls that belong to none, as AWS's own tools choose it.
const FALLBACK_REGION: &str = "us-east-1";

/// A profile's own certificate authorities: their file, as it was when the profiles were read.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Bundle {
    path: PathBuf,
    /// Its length and time; `None` where there is no such file.
    state: Option<(u64, Option<SystemTime>)>,
}

impl Bundle {
    /// The file that a `ca_bundle` setting names.
    pub(crate) fn named(setting: &str) -> Self {
        let path = from_home(setting.into());
        let data = std::fs::metadata(&path).ok();
        let state = data.map(|data| (data.len(), data.modified().ok()));
        Self { path, state }
    }

    /// What of it cannot be used.
    pub(crate) fn problem(&self) -> Option<Failure> {
        http::bundle_problem("ca_bundle", &self.path)
    }
}

/// What every configuration is made of.
#[derive(Debug)]
pub(crate) struct Bases {
    clock: Arc<dyn Clock>,
    http: SharedHttpClient,
    /// Clients that trust a profile's own authorities as well, by their bundle.
    bundles: Mutex<HashMap<Bundle, SharedHttpClient>>,
    /// What of the environment cannot be used.
    pub(crate) environment: Option<Failure>,
}

impl Bases {
    pub(crate) fn new(clock: Arc<dyn Clock>) -> Self {
        let (http, environment) = http::client(None);
        Self {
            clock,
            http,
            bundles: Mutex::default(),
            environment,
        }
    }

    /// A configuration for nobody in particular, whose calls go to `endpoint` where there is one.
    pub(crate) fn plain(&self, endpoint: Option<String>) -> SdkConfig {
        let mut builder = SdkConfig::builder()
            .behavior_version(BehaviorVersion::latest())
            .region(aws_config::Region::from_static(FALLBACK_REGION))
            .http_client(self.http.clone())
            .identity_cache(identity_cache())
            .retry_config(RetryConfig::standard())
            .timeout_config(timeouts())
            .time_source(self.time())
            .sleep_impl(SharedAsyncSleep::new(TokioSleep::new()))
            .app_name(app_name());
        builder.set_endpoint_url(endpoint);
        builder.build()
    }

    /// The configuration of `profile`: its own endpoints and the environment's, by the SDK's rules.
    pub(crate) async fn of(&self, profile: Option<&Chained>) -> SdkConfig {
        let section = profile.and_then(|profile| profile.section.as_ref());
        let services = profile.and_then(|profile| profile.services.as_ref());
        let region = section
            .and_then(|section| section.get("region"))
            .unwrap_or(FALLBACK_REGION)
            .to_owned();
        let http = match profile.and_then(|profile| profile.bundle.as_ref()) {
            Some(bundle) => self.trusting(bundle),
            None => self.http.clone(),
        };
        let mut loader = aws_config::defaults(BehaviorVersion::latest())
            .profile_files(sdk_files(section, services))
            .profile_name(PROFILE)
            .region(aws_config::Region::new(region))
            // Credentials are put in where there are some; the loader must not look for any.
            .no_credentials()
            .identity_cache(identity_cache())
            .http_client(http)
            .retry_config(RetryConfig::standard())
            .timeout_config(timeouts())
            .time_source(self.time())
            .sleep_impl(SharedAsyncSleep::new(TokioSleep::new()))
            .app_name(app_name());
        if let Some(endpoint) = profile.and_then(|profile| profile.endpoint.as_deref()) {
            loader = loader.endpoint_url(endpoint);
        }
        loader.load().await
    }

    /// The client that trusts `bundle` as well. Those of what the file held before are let go.
    fn trusting(&self, bundle: &Bundle) -> SharedHttpClient {
        let mut bundles = self.bundles.lock().unwrap_or_else(PoisonError::into_inner);
        bundles.retain(|known, _| known.path != bundle.path || known == bundle);
        bundles
            .entry(bundle.clone())
            .or_insert_with(|| http::client(Some(&bundle.path)).0)
            .clone()
    }

    fn time(&self) -> SharedTimeSource {
        SharedTimeSource::new(SdkTime(Arc::clone(&self.clock)))
    }
}

fn identity_cache() -> SharedIdentityCache {
    IdentityCache::lazy().load_timeout(RESOLUTION).build()
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
