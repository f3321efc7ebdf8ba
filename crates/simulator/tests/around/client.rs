//! A simulator and the SDK's clients for it.

use std::error::Error;
use std::sync::LazyLock;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use aws_config::retry::RetryConfig;
use aws_config::timeout::TimeoutConfig;
use aws_config::{BehaviorVersion, Region, SdkConfig};
use aws_credential_types::Credentials;
use aws_credential_types::provider::SharedCredentialsProvider;
use aws_smithy_async::time::{SharedTimeSource, TimeSource};
use aws_smithy_http_client::tls::rustls_provider::CryptoMode;
use aws_smithy_http_client::{Builder, tls};
use aws_smithy_runtime_api::client::http::SharedHttpClient;
use simulator::clock::Moment;
use simulator::control::Control;
use simulator::{ClockMode, Options, Running, Simulator, scenarios};

pub(crate) type Outcome = Result<(), Box<dyn Error>>;

pub(crate) const REGION: &str = "eu-west-1";

/// Noon (UTC) of a Wednesday, on which nothing was deployed to `checkout-api`.
pub(crate) const BUSY_NOON: Moment = Moment::from_secs(1_795_608_000);

/// When stepped time starts, if nobody asks for another moment: what a test sees is then the same
/// in every run. An uneven moment, in which seconds that were rounded show.
const STARTS: Moment = Moment::from_millis(1_794_997_425_678);

static HTTP: LazyLock<SharedHttpClient> = LazyLock::new(|| {
    Builder::new()
        .tls_provider(tls::Provider::Rustls(CryptoMode::Ring))
        .build_https()
});

/// A listed key of the scenarios, by its place in the list.
pub(crate) fn listed(index: usize) -> Credentials {
    let key = scenarios::KEYS[index];
    let token = key.session_token.map(str::to_owned);
    Credentials::new(
        key.access_key_id,
        key.secret_access_key,
        token,
        None,
        "test",
    )
}

/// A key that no scenario lists.
pub(crate) fn unlisted(id: &str) -> Credentials {
    Credentials::new(id, "whatever", None, None, "test")
}

/// What the SDK is configured with; no retries, so that each answer is seen.
pub(crate) fn config(running: &Running, credentials: Credentials) -> SdkConfig {
    SdkConfig::builder()
        .behavior_version(BehaviorVersion::latest())
        .endpoint_url(running.endpoint())
        .region(Region::new(REGION))
        .credentials_provider(SharedCredentialsProvider::new(credentials))
        .http_client(HTTP.clone())
        .retry_config(RetryConfig::disabled())
        .timeout_config(TimeoutConfig::disabled())
        .build()
}

/// The simulator's clock, for clients that live in stepped time.
#[derive(Debug)]
struct Stepped(Control);

impl TimeSource for Stepped {
    fn now(&self) -> SystemTime {
        let millis = u64::try_from(self.0.now().millis()).unwrap_or_default();
        UNIX_EPOCH + Duration::from_millis(millis)
    }
}

/// What a client is configured with that lives in the simulator's time, whichever that is.
pub(crate) fn in_its_time(running: &Running, credentials: Credentials) -> SdkConfig {
    let clock = SharedTimeSource::new(Stepped(running.control().clone()));
    let config = config(running, credentials).to_builder();
    config.time_source(clock).build()
}

/// A simulator whose time is stepped, with clients of the production account.
pub(crate) struct Aws {
    pub(crate) running: Running,
    pub(crate) apprunner: aws_sdk_apprunner::Client,
    pub(crate) cloudwatch: aws_sdk_cloudwatch::Client,
    pub(crate) logs: aws_sdk_cloudwatchlogs::Client,
}

impl Aws {
    pub(crate) async fn demo() -> Result<Self, Box<dyn Error>> {
        Self::with(Options::scenario("demo")).await
    }

    /// The demo with time that starts at a moment: how busy a service is and what was deployed
    /// shortly before depend on it.
    pub(crate) async fn demo_from(starts: Moment) -> Result<Self, Box<dyn Error>> {
        let options = Options {
            starts: Some(starts),
            ..Options::scenario("demo")
        };
        Self::with(options).await
    }

    pub(crate) async fn with(options: Options) -> Result<Self, Box<dyn Error>> {
        Self::with_key(options, listed(0)).await
    }

    pub(crate) async fn with_key(
        options: Options,
        key: Credentials,
    ) -> Result<Self, Box<dyn Error>> {
        let options = Options {
            clock: ClockMode::Stepped,
            starts: options.starts.or(Some(STARTS)),
            ..options
        };
        let running = Simulator::start(options).await?;
        let config = in_its_time(&running, key);
        Ok(Self {
            apprunner: aws_sdk_apprunner::Client::new(&config),
            cloudwatch: aws_sdk_cloudwatch::Client::new(&config),
            logs: aws_sdk_cloudwatchlogs::Client::new(&config),
            running,
        })
    }

    /// A service of the demo by its name.
    pub(crate) async fn service(&self, name: &str) -> Result<Found, Box<dyn Error>> {
        let mut pages = self.apprunner.list_services().into_paginator().send();
        while let Some(page) = pages.next().await {
            for summary in page?.service_summary_list() {
                if summary.service_name() == Some(name) {
                    return Ok(Found {
                        name: name.to_owned(),
                        id: summary.service_id().ok_or("an id")?.to_owned(),
                        arn: summary.service_arn().ok_or("an ARN")?.to_owned(),
                    });
                }
            }
        }
        Err(format!("there is no service {name}").into())
    }

    /// The simulator's time, in seconds.
    pub(crate) fn now(&self) -> i64 {
        self.running.control().now().secs()
    }

    /// The same, taken to its minute.
    pub(crate) fn minute(&self) -> i64 {
        self.now().div_euclid(60) * 60
    }

    pub(crate) fn step(&self, seconds: u64) {
        self.running.control().step(Duration::from_secs(seconds));
    }
}

/// A service that is there.
#[derive(Debug, Clone)]
pub(crate) struct Found {
    pub(crate) name: String,
    pub(crate) id: String,
    pub(crate) arn: String,
}
