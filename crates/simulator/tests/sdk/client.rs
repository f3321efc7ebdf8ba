//! A simulator and the SDK's client for it.

use std::error::Error;
use std::sync::LazyLock;
use std::time::Duration;

use aws_config::retry::RetryConfig;
use aws_config::timeout::TimeoutConfig;
use aws_config::{BehaviorVersion, Region, SdkConfig};
use aws_credential_types::Credentials;
use aws_sdk_apprunner::Client;
use aws_sdk_apprunner::types::{
    ImageRepository, ImageRepositoryType, Service, ServiceStatus, SourceConfiguration,
};
use aws_smithy_http_client::tls::rustls_provider::CryptoMode;
use aws_smithy_http_client::{Builder, tls};
use aws_smithy_runtime_api::client::http::SharedHttpClient;
use simulator::{ClockMode, Options, Running, Simulator, scenarios};

pub(crate) type Outcome = Result<(), Box<dyn Error>>;

pub(crate) const REGION: &str = "eu-west-1";

static HTTP: LazyLock<SharedHttpClient> = LazyLock::new(|| {
    Builder::new()
        .tls_provider(tls::Provider::Rustls(CryptoMode::Ring))
        .build_https()
});

/// The production account's keys.
pub(crate) fn production() -> Credentials {
    listed(0)
}

/// The sandbox account's keys.
pub(crate) fn sandbox() -> Credentials {
    listed(1)
}

pub(crate) fn listed(index: usize) -> Credentials {
    let key = scenarios::KEYS[index];
    Credentials::new(
        key.access_key_id,
        key.secret_access_key,
        key.session_token.map(str::to_owned),
        None,
        "test",
    )
}

/// A simulator whose time is stepped.
pub(crate) async fn stepped(scenario: &str) -> Result<Running, Box<dyn Error>> {
    let options = Options {
        clock: ClockMode::Stepped,
        ..Options::scenario(scenario)
    };
    Ok(Simulator::start(options).await?)
}

/// What the SDK is configured with; no retries, so that each answer is seen.
pub(crate) fn config(running: &Running, credentials: Credentials, region: &str) -> SdkConfig {
    SdkConfig::builder()
        .behavior_version(BehaviorVersion::latest())
        .endpoint_url(running.endpoint())
        .region(Region::new(region.to_owned()))
        .credentials_provider(
            aws_credential_types::provider::SharedCredentialsProvider::new(credentials),
        )
        .http_client(HTTP.clone())
        .retry_config(RetryConfig::disabled())
        .timeout_config(TimeoutConfig::disabled())
        .build()
}

/// A client of the production account.
pub(crate) fn client(running: &Running) -> Client {
    Client::new(&config(running, production(), REGION))
}

pub(crate) fn client_in(running: &Running, region: &str) -> Client {
    Client::new(&config(running, production(), region))
}

pub(crate) fn seconds(count: u64) -> Duration {
    Duration::from_secs(count)
}

/// An image of ECR Public, which needs no access role.
pub(crate) fn image() -> Result<SourceConfiguration, Box<dyn Error>> {
    let repository = ImageRepository::builder()
        .image_identifier("public.ecr.aws/nginx/nginx:1.29")
        .image_repository_type(ImageRepositoryType::EcrPublic)
        .build()?;
    Ok(SourceConfiguration::builder()
        .image_repository(repository)
        .build())
}

/// A service that runs, with defaults for everything.
pub(crate) async fn running_service(
    running: &Running,
    client: &Client,
    name: &str,
) -> Result<Service, Box<dyn Error>> {
    let created = client
        .create_service()
        .service_name(name)
        .source_configuration(image()?)
        .send()
        .await?;
    let arn = created
        .service()
        .ok_or("a service")?
        .service_arn()
        .to_owned();
    running.control().step(seconds(120));
    let service = describe(client, &arn).await?;
    assert_eq!(service.status(), &ServiceStatus::Running);
    Ok(service)
}

pub(crate) async fn describe(client: &Client, arn: &str) -> Result<Service, Box<dyn Error>> {
    let answer = client.describe_service().service_arn(arn).send().await?;
    Ok(answer.service().ok_or("a service")?.clone())
}

/// Every service's name and ARN, in the order in which they are listed.
pub(crate) async fn listed_services(
    client: &Client,
) -> Result<Vec<(String, String)>, Box<dyn Error>> {
    let mut services = Vec::new();
    let mut token = None;
    loop {
        let page = client.list_services().set_next_token(token).send().await?;
        for summary in page.service_summary_list() {
            let name = summary.service_name().ok_or("a name")?;
            let arn = summary.service_arn().ok_or("an ARN")?;
            services.push((name.to_owned(), arn.to_owned()));
        }
        token = page.next_token().map(str::to_owned);
        if token.is_none() {
            return Ok(services);
        }
    }
}

/// The ARN of a service of the production account in the usual region.
pub(crate) async fn arn_of(client: &Client, name: &str) -> Result<String, Box<dyn Error>> {
    let services = listed_services(client).await?;
    let found = services
        .into_iter()
        .find(|(candidate, _)| candidate == name);
    Ok(found.ok_or("no service of that name")?.1)
}
