//! What tests of signing in have in common: clients, registrations, and a whole sign-in.

use std::error::Error;

use aws_sdk_ssooidc::operation::register_client::RegisterClientOutput;
use aws_sdk_ssooidc::operation::start_device_authorization::StartDeviceAuthorizationOutput;
use simulator::state::Verdict;
use simulator::{ClockMode, Options, Running, Simulator};

use crate::client::{config, listed};

pub(crate) const START_URL: &str = "https://trackside.awsapps.com/start";
pub(crate) const SCOPE: &str = "sso:account:access";
pub(crate) const DEVICE: &str = "urn:ietf:params:oauth:grant-type:device_code";

/// A simulator in stepped time.
pub(crate) async fn stepped() -> Result<Running, Box<dyn Error>> {
    let options = Options {
        clock: ClockMode::Stepped,
        reject_origin: true,
        ..Options::scenario("demo")
    };
    Ok(Simulator::start(options).await?)
}

pub(crate) fn oidc(running: &Running) -> aws_sdk_ssooidc::Client {
    aws_sdk_ssooidc::Client::new(&config(running, listed(0)))
}

pub(crate) fn portal(running: &Running) -> aws_sdk_sso::Client {
    aws_sdk_sso::Client::new(&config(running, listed(0)))
}

/// A client that asks by device, with a scope that lets it refresh, or without.
pub(crate) async fn registered(
    oidc: &aws_sdk_ssooidc::Client,
    scope: Option<&str>,
) -> Result<RegisterClientOutput, Box<dyn Error>> {
    let client = oidc
        .register_client()
        .client_name("trackside tests")
        .client_type("public")
        .set_scopes(scope.map(|scope| vec![scope.to_owned()]))
        .send()
        .await?;
    Ok(client)
}

pub(crate) async fn device(
    oidc: &aws_sdk_ssooidc::Client,
    client: &RegisterClientOutput,
    start_url: &str,
) -> Result<StartDeviceAuthorizationOutput, Box<dyn Error>> {
    let device = oidc
        .start_device_authorization()
        .set_client_id(client.client_id.clone())
        .set_client_secret(client.client_secret.clone())
        .start_url(start_url)
        .send()
        .await?;
    Ok(device)
}

/// The request for a device's token.
pub(crate) fn asking(
    oidc: &aws_sdk_ssooidc::Client,
    client: &RegisterClientOutput,
    device: &StartDeviceAuthorizationOutput,
) -> aws_sdk_ssooidc::operation::create_token::builders::CreateTokenFluentBuilder {
    oidc.create_token()
        .set_client_id(client.client_id.clone())
        .set_client_secret(client.client_secret.clone())
        .grant_type(DEVICE)
        .set_device_code(device.device_code.clone())
}

/// Signs in by device, and answers the access token.
pub(crate) async fn signed_in(
    running: &Running,
    start_url: &str,
) -> Result<String, Box<dyn Error>> {
    let oidc = oidc(running);
    let client = registered(&oidc, None).await?;
    let device = device(&oidc, &client, start_url).await?;
    let code = device.user_code().ok_or("a user code")?;
    running.control().decide_device(code, Verdict::Approved)?;
    let token = asking(&oidc, &client, &device).send().await?;
    Ok(token.access_token().ok_or("a token")?.to_owned())
}
