//! A small signed caller of AWS's query APIs, for the few calls whose SDK crates are enormous: a form
//! goes out, XML comes back. Signing, retries, credentials and their cache are the SDK's own.

pub(crate) mod xml;

use aws_config::SdkConfig;
use aws_runtime::auth::SigV4OperationSigningConfig;
use aws_runtime::auth::sigv4::{SCHEME_ID, SigV4AuthScheme};
use aws_runtime::retries::classifiers::AwsErrorCodeClassifier;
use aws_smithy_async::rt::sleep::{SharedAsyncSleep, TokioSleep};
use aws_smithy_runtime::client::identity::IdentityCache;
use aws_smithy_runtime::client::orchestrator::operation::{Operation, OperationBuilder};
use aws_smithy_runtime::client::retries::classifiers::{
    HttpStatusCodeClassifier, TransientErrorClassifier,
};
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::auth::static_resolver::StaticAuthSchemeOptionResolver;
use aws_smithy_runtime_api::client::auth::{
    AuthSchemeOptionResolverParams, SharedAuthScheme, SharedAuthSchemeOptionResolver,
};
use aws_smithy_runtime_api::client::identity::SharedIdentityResolver;
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse, OrchestratorError};
use aws_smithy_runtime_api::client::result::SdkError;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_smithy_runtime_api::client::runtime_plugin::StaticRuntimePlugin;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::Layer;
use aws_smithy_types::error::ErrorMetadata;
use aws_smithy_types::error::metadata::ProvideErrorMetadata;
use aws_smithy_types::retry::RetryConfig;
use aws_smithy_types::timeout::TimeoutConfig;
use aws_types::SigningName;
use aws_types::region::{Region, SigningRegion};
use aws_types::service_config::ServiceConfigKey;
use thiserror::Error;

/// An API that speaks the query protocol.
#[derive(Debug, Clone, Copy)]
pub(crate) struct QueryApi {
    /// What the AWS configuration files call it, for `endpoint_url` of a `services` section.
    pub(crate) service_id: &'static str,
    /// What it is called in signatures.
    pub(crate) signing_name: &'static str,
    /// The version that every request names.
    pub(crate) version: &'static str,
    /// Where it is, unless an endpoint is configured.
    pub(crate) endpoint: &'static str,
    /// The region that signatures for it name.
    pub(crate) region: &'static str,
}

/// What AWS answered instead of a result.
#[derive(Debug, Error)]
#[error("{}", .0.code().unwrap_or("AWS answered with an error that has no code"))]
pub(crate) struct QueryError(ErrorMetadata);

impl ProvideErrorMetadata for QueryError {
    fn meta(&self) -> &ErrorMetadata {
        &self.0
    }
}

/// The answer to a call, or why there is none.
pub(crate) type Answer<T> = Result<T, SdkError<QueryError, HttpResponse>>;

/// Parameters of a call, in their order.
pub(crate) type Parameters = Vec<(String, String)>;

/// Calls `action` and gives the XML of the answer.
pub(crate) async fn call(
    config: &SdkConfig,
    api: QueryApi,
    action: &'static str,
    parameters: Parameters,
) -> Answer<Vec<u8>> {
    let Some(credentials) = config.credentials_provider() else {
        return Err(SdkError::construction_failure(
            "the profile has no credentials provider",
        ));
    };
    let signing = SigV4OperationSigningConfig {
        region: Some(SigningRegion::from(Region::from_static(api.region))),
        name: Some(SigningName::from_static(api.signing_name)),
        ..SigV4OperationSigningConfig::default()
    };
    let mut layer = Layer::new("signing");
    layer.store_put(signing);
    layer.store_put(AuthSchemeOptionResolverParams::new(()));
    let schemes = StaticAuthSchemeOptionResolver::new(vec![SCHEME_ID]);
    let cache = config
        .identity_cache()
        .unwrap_or_else(IdentityCache::no_cache);
    let components = RuntimeComponentsBuilder::new("signing")
        .with_auth_scheme(SharedAuthScheme::new(SigV4AuthScheme::new()))
        .with_auth_scheme_option_resolver(Some(SharedAuthSchemeOptionResolver::new(schemes)))
        .with_identity_cache(Some(cache))
        .with_identity_resolver(SCHEME_ID, SharedIdentityResolver::new(credentials));
    let plugin = StaticRuntimePlugin::new()
        .with_config(layer.freeze())
        .with_runtime_components(components);

    let operation = begun(config, api.service_id, action)
        .endpoint_url(&endpoint(config, api))
        .runtime_plugin(plugin)
        .retry_classifier(AwsErrorCodeClassifier::<QueryError>::new())
        .retry_classifier(TransientErrorClassifier::<QueryError>::new())
        .retry_classifier(HttpStatusCodeClassifier::default())
        .serializer(move |parameters: Parameters| request(action, api.version, &parameters))
        .deserializer(answer)
        .build();
    operation.invoke(parameters).await
}

/// What every operation outside the SDK's own clients begins with: the shared client, the injected
/// clock, the profile's retries and timeouts.
pub(crate) fn begun(
    config: &SdkConfig,
    service: &'static str,
    operation: &'static str,
) -> OperationBuilder {
    let mut builder = Operation::builder()
        .service_name(service)
        .operation_name(operation)
        .standard_retry(
            &config
                .retry_config()
                .cloned()
                .unwrap_or_else(RetryConfig::standard),
        )
        .timeout_config(
            config
                .timeout_config()
                .cloned()
                .unwrap_or_else(TimeoutConfig::disabled),
        )
        .sleep_impl(
            config
                .sleep_impl()
                .unwrap_or_else(|| SharedAsyncSleep::new(TokioSleep::new())),
        );
    if let Some(behaviour) = config.behavior_version() {
        builder = builder.behavior_version(behaviour);
    }
    if let Some(time) = config.time_source() {
        builder = builder.time_source(time);
    }
    if let Some(http) = config.http_client() {
        builder = builder.http_client(http);
    }
    builder
}

/// Where `api` is for this profile: as the SDK's own clients decide it.
fn endpoint(config: &SdkConfig, api: QueryApi) -> String {
    let key = ServiceConfigKey::builder()
        .service_id(api.service_id)
        .env("AWS_ENDPOINT_URL")
        .profile("endpoint_url")
        .build();
    let configured = key
        .ok()
        .and_then(|key| config.service_config()?.load_config(key));
    configured
        .or_else(|| config.endpoint_url().map(str::to_owned))
        .unwrap_or_else(|| api.endpoint.to_owned())
}

/// The form that names the action, its version and its parameters.
fn request(
    action: &str,
    version: &str,
    parameters: &[(String, String)],
) -> Result<HttpRequest, BoxError> {
    let mut form = form_urlencoded::Serializer::new(String::new());
    form.append_pair("Action", action)
        .append_pair("Version", version);
    form.extend_pairs(parameters);
    let mut request = HttpRequest::new(SdkBody::from(form.finish()));
    request.set_method("POST")?;
    request.set_uri("/")?;
    request
        .headers_mut()
        .try_insert("content-type", "application/x-www-form-urlencoded")?;
    Ok(request)
}

/// The body of a success, or the error that the body of anything else holds.
fn answer(response: &HttpResponse) -> Result<Vec<u8>, OrchestratorError<QueryError>> {
    let body = response.body().bytes().unwrap_or_default();
    if response.status().is_success() {
        return Ok(body.to_vec());
    }
    let told = xml::texts(body, &["Error"], ["Code", "Message"])
        .ok()
        .and_then(|mut errors| errors.pop());
    let mut metadata = ErrorMetadata::builder();
    if let Some([code, message]) = told {
        metadata = metadata
            .code(code.unwrap_or_default())
            .message(message.unwrap_or_default());
    }
    Err(OrchestratorError::operation(QueryError(metadata.build())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_is_a_form_that_names_its_action_first() {
        let parameters = [(
            "PolicySourceArn".to_owned(),
            "arn:aws:iam::1:role/a b".to_owned(),
        )];
        let request = request("GetRole", "2010-05-08", &parameters).expect("a request");
        let body = request.body().bytes().expect("a body in memory");
        assert_eq!(
            std::str::from_utf8(body).expect("text"),
            "Action=GetRole&Version=2010-05-08&PolicySourceArn=arn%3Aaws%3Aiam%3A%3A1%3Arole%2Fa+b"
        );
    }

    #[test]
    fn an_error_is_told_by_its_code() {
        let body = "<ErrorResponse xmlns=\"https://iam.amazonaws.com/doc/2010-05-08/\"><Error>\
            <Type>Sender</Type><Code>AccessDenied</Code><Message>not &amp; never</Message></Error>\
            <RequestId>r</RequestId></ErrorResponse>";
        let response = HttpResponse::new(403.try_into().expect("a status"), SdkBody::from(body));
        let error = answer(&response).expect_err("an error");
        let error = error.as_operation_error().expect("of the service");
        assert_eq!(error.code(), Some("AccessDenied"));
        assert_eq!(error.message(), Some("not & never"));
    }

    #[test]
    fn an_error_that_is_no_xml_is_an_error_all_the_same() {
        let response = HttpResponse::new(
            502.try_into().expect("a status"),
            SdkBody::from("bad gateway"),
        );
        let error = answer(&response).expect_err("an error");
        assert_eq!(
            error
                .as_operation_error()
                .and_then(ProvideErrorMetadata::code),
            None
        );
    }
}
