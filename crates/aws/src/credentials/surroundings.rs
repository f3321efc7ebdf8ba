//! Credentials that the program's surroundings give: variables of its environment, the EC2 instance or
//! the container that it runs in. Asked for by a profile's `credential_source` alone.

use aws_config::SdkConfig;
use aws_config::ecs::EcsCredentialsProvider;
use aws_config::environment::EnvironmentVariableCredentialsProvider;
use aws_config::imds;
use aws_config::imds::credentials::ImdsCredentialsProvider;
use aws_config::provider_config::ProviderConfig;
use aws_credential_types::Credentials;
use aws_credential_types::provider::ProvideCredentials;
use aws_credential_types::provider::error::CredentialsError;
use aws_types::service_config::ServiceConfigKey;
use thiserror::Error;

/// Why the surroundings give no credentials. A profile that is meant for another machine ends here.
#[derive(Debug, Error)]
pub(crate) enum SurroundingsError {
    /// The variables are not set.
    #[error("the environment that Trackside was started in has no access key")]
    Environment(#[source] CredentialsError),
    /// There is no instance metadata, or it knows no role.
    #[error("this machine gives no credentials as an EC2 instance does")]
    Ec2(#[source] CredentialsError),
    /// The address of the metadata is none.
    #[error("the address of the EC2 instance metadata cannot be used")]
    Ec2Address(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// There is no container, or it has no role.
    #[error("this machine gives no credentials as a container does")]
    Ecs(#[source] CredentialsError),
}

/// The key in the environment's variables.
pub(super) async fn environment() -> Result<Credentials, CredentialsError> {
    EnvironmentVariableCredentialsProvider::new()
        .provide_credentials()
        .await
        .map_err(|error| told(SurroundingsError::Environment(error)))
}

/// The role of the container, over the address that its variables name.
pub(super) async fn ecs(base: &SdkConfig) -> Result<Credentials, CredentialsError> {
    EcsCredentialsProvider::builder()
        .configure(&provider_config(base))
        .build()
        .provide_credentials()
        .await
        .map_err(|error| told(SurroundingsError::Ecs(error)))
}

/// The role of the EC2 instance.
pub(super) async fn ec2(base: &SdkConfig) -> Result<Credentials, CredentialsError> {
    let config = provider_config(base);
    let mut client = imds::Client::builder().configure(&config);
    // By itself the SDK would look for it in the profile that the environment names, not in this one.
    if let Some(address) = metadata_address(base) {
        client = client
            .endpoint(address)
            .map_err(|error| told(SurroundingsError::Ec2Address(error)))?;
    }
    ImdsCredentialsProvider::builder()
        .configure(&config)
        .imds_client(client.build())
        .build()
        .provide_credentials()
        .await
        .map_err(|error| told(SurroundingsError::Ec2(error)))
}

/// Where the instance metadata is, as the environment or the profile says.
fn metadata_address(base: &SdkConfig) -> Option<String> {
    let key = ServiceConfigKey::builder()
        .service_id("EC2 metadata")
        .env("AWS_EC2_METADATA_SERVICE_ENDPOINT")
        .profile("ec2_metadata_service_endpoint")
        .build()
        .ok()?;
    base.service_config()?.load_config(key)
}

fn told(error: SurroundingsError) -> CredentialsError {
    CredentialsError::provider_error(error)
}

/// What the SDK's own providers are made with.
fn provider_config(base: &SdkConfig) -> ProviderConfig {
    let mut config = ProviderConfig::without_region().with_region(base.region().cloned());
    if let Some(http) = base.http_client() {
        config = config.with_http_client(http);
    }
    if let Some(time) = base.time_source() {
        config = config.with_time_source(time);
    }
    if let Some(sleep) = base.sleep_impl() {
        config = config.with_sleep_impl(sleep);
    }
    config
}
