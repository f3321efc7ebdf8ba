//! Where Identity Center is, and clients that call it.

use aws_config::SdkConfig;
use aws_config::retry::RetryConfig;
use aws_types::service_config::ServiceConfigKey;
use model::place::Region;

use super::SsoSession;

/// A client of the sign-in service. It makes each call once: a code and a renewal are used up by
/// the first, and a second would be refused though the first was answered.
pub(super) fn oidc(session: &SsoSession, base: &SdkConfig) -> aws_sdk_ssooidc::Client {
    let config = aws_sdk_ssooidc::config::Builder::from(&located(session, base))
        .retry_config(RetryConfig::disabled())
        .build();
    aws_sdk_ssooidc::Client::from_conf(config)
}

/// A client of the portal, which lists accounts and gives roles.
pub(super) fn portal(session: &SsoSession, base: &SdkConfig) -> aws_sdk_sso::Client {
    aws_sdk_sso::Client::new(&located(session, base))
}

fn located(session: &SsoSession, base: &SdkConfig) -> SdkConfig {
    let region = aws_config::Region::new(session.region.0.clone());
    base.to_builder().region(region).build()
}

/// The page on which a person authorises a client: at the endpoint that is configured for the
/// sign-in service, by the SDK's own rules, else at AWS's.
pub(super) fn authorize_page(session: &SsoSession, base: &SdkConfig) -> String {
    let origin = configured(base).unwrap_or_else(|| {
        format!(
            "https://oidc.{}.{}",
            session.region,
            dns_suffix(&session.region)
        )
    });
    format!("{}/authorize", origin.trim_end_matches('/'))
}

/// The endpoint that is configured for the sign-in service.
pub(super) fn configured(base: &SdkConfig) -> Option<String> {
    let key = ServiceConfigKey::builder()
        .service_id("SSO OIDC")
        .env("AWS_ENDPOINT_URL")
        .profile("endpoint_url")
        .build()
        .ok()?;
    base.service_config()
        .and_then(|config| config.load_config(key))
        .or_else(|| base.endpoint_url().map(str::to_owned))
}

/// The end of host names in the partition that `region` belongs to.
fn dns_suffix(region: &Region) -> &'static str {
    let region = region.as_str();
    let partitions = [
        ("cn-", "amazonaws.com.cn"),
        ("us-iso-", "c2s.ic.gov"),
        ("us-isob-", "sc2s.sgov.gov"),
        ("us-isof-", "csp.hci.ic.gov"),
        ("eu-isoe-", "cloud.adc-e.uk"),
        ("eusc-", "amazonaws.eu"),
    ];
    partitions
        .into_iter()
        .find(|(prefix, _)| region.starts_with(prefix))
        .map_or("amazonaws.com", |(_, suffix)| suffix)
}

#[cfg(test)]
mod tests {
    use super::{authorize_page, dns_suffix};
    use crate::credentials::sso::SsoSession;
    use aws_config::{BehaviorVersion, SdkConfig};

    fn session(region: &str) -> SsoSession {
        SsoSession {
            name: Some("acme".into()),
            start_url: "https://acme.awsapps.com/start".into(),
            region: region.into(),
            scopes: Vec::new(),
        }
    }

    #[test]
    fn the_page_is_in_the_partition_of_the_region() {
        let base = SdkConfig::builder()
            .behavior_version(BehaviorVersion::latest())
            .build();
        assert_eq!(
            authorize_page(&session("eu-west-1"), &base),
            "https://oidc.eu-west-1.amazonaws.com/authorize"
        );
        assert_eq!(dns_suffix(&"cn-north-1".into()), "amazonaws.com.cn");
        assert_eq!(dns_suffix(&"us-gov-west-1".into()), "amazonaws.com");
    }

    #[test]
    fn a_configured_endpoint_has_the_page_too() {
        let base = SdkConfig::builder()
            .behavior_version(BehaviorVersion::latest())
            .endpoint_url("http://127.0.0.1:4566/")
            .build();
        assert_eq!(
            authorize_page(&session("eu-west-1"), &base),
            "http://127.0.0.1:4566/authorize"
        );
    }
}
