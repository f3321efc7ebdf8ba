//! Which pages a person is sent to.

use aws_config::SdkConfig;
use model::failure::{Failure, FailureCode};

use super::{SsoSession, endpoint};
use crate::http::is_loopback;

/// Hosts, with everything below them, on which AWS lets people sign in.
const HOSTS: [&str; 9] = [
    "amazonaws.com",
    "awsapps.com",
    "app.aws",
    "amazonaws.com.cn",
    "awsapps.cn",
    "amazonaws.eu",
    "c2s.ic.gov",
    "sc2s.sgov.gov",
    "csp.hci.ic.gov",
];

/// Whether a person may be sent to `url` to sign in to `session`: https on a host of AWS's or of the
/// session's own start URL, or loopback where the endpoint is loopback.
///
/// # Errors
/// [`FailureCode::Refused`] otherwise.
pub(super) fn check(url: &str, session: &SsoSession, base: &SdkConfig) -> Result<(), Failure> {
    let local = endpoint::configured(base).is_some_and(|endpoint| is_loopback(&endpoint));
    if allowed(url, &session.start_url, local) {
        Ok(())
    } else {
        Err(Failure::new(
            FailureCode::Refused,
            format!(
                "{} answered with a sign-in page that is not AWS's; it is not opened",
                session.key()
            ),
        ))
    }
}

fn allowed(url: &str, start_url: &str, local: bool) -> bool {
    let strange = |c: char| c.is_control() || c.is_whitespace() || c == '\\';
    if url.contains(strange) {
        return false;
    }
    if url.starts_with("http://") {
        return local && is_loopback(url) && !authority(url).contains('@');
    }
    let Some(host) = https_host(url) else {
        return false;
    };
    HOSTS.iter().any(|known| {
        host.strip_suffix(known)
            .is_some_and(|before| before.is_empty() || before.ends_with('.'))
    }) || https_host(start_url).is_some_and(|own| own == host)
}

fn authority(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.split(['/', '?', '#']).next().unwrap_or_default()
}

/// The host of an https address without credentials, which would be a disguise.
fn https_host(url: &str) -> Option<String> {
    let authority = url
        .starts_with("https://")
        .then(|| authority(url))
        .filter(|authority| !authority.contains('@'))?;
    let host = authority.split(':').next().unwrap_or_default();
    (!host.is_empty()).then(|| host.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::allowed;

    const START: &str = "https://login.acme.example/start";

    #[test]
    fn pages_of_aws_and_of_the_session_are_opened() {
        for url in [
            "https://oidc.eu-west-1.amazonaws.com/authorize?x=1",
            "https://device.sso.eu-west-1.amazonaws.com/?user_code=ABCD",
            "https://acme.awsapps.com/start/#/device",
            "https://ssoins-1.portal.eu-west-1.app.aws/",
            "https://login.acme.example/device",
        ] {
            assert!(allowed(url, START, false), "{url}");
        }
    }

    #[test]
    fn nothing_else_is() {
        for url in [
            "http://oidc.eu-west-1.amazonaws.com/authorize",
            "https://evilamazonaws.com/",
            "https://amazonaws.com.evil.example/",
            "https://amazonaws.com@evil.example/",
            "https://evil.example/\\.amazonaws.com",
            "http://127.0.0.1:80@evil.example/",
            "javascript:alert(1)",
            "file:///etc/passwd",
            "https://",
        ] {
            assert!(!allowed(url, START, true), "{url}");
        }
        assert!(allowed("http://127.0.0.1:4566/authorize", START, true));
        assert!(!allowed("http://127.0.0.1:4566/authorize", START, false));
    }
}
