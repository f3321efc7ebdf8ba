//! Which addresses may be handed to the system's browser.

use model::failure::{Failure, FailureCode};
use model::place::ServiceRef;

use crate::Engine;

/// Hosts, with everything below them, that a link of the program may name.
const HOSTS: [&str; 4] = [
    "awsapprunner.com",
    "console.aws.amazon.com",
    "docs.aws.amazon.com",
    "signin.aws.amazon.com",
];

impl Engine {
    /// Whether `url` may be opened for `service`: https on a host that the service or AWS has,
    /// loopback where the profile's own endpoint is loopback, or the page of a sign-in under way.
    ///
    /// # Errors
    /// [`FailureCode::Refused`] otherwise.
    pub async fn check_url(&self, url: &str, service: Option<&ServiceRef>) -> Result<(), Failure> {
        let local = match service {
            Some(service) => self
                .core
                .sessions
                .session(&service.cell)
                .await
                .is_ok_and(|session| session.is_local()),
            None => false,
        };
        // The page of a sign-in was looked at when AWS named it.
        if allowed(url, local) || self.is_sign_in_page(url) {
            Ok(())
        } else {
            Err(Failure::new(
                FailureCode::Refused,
                "Trackside opens addresses of AWS and of your services only",
            ))
        }
    }
}

/// Whether `url` may be opened. `local`: the profile that it belongs to has a loopback endpoint.
pub(crate) fn allowed(url: &str, local: bool) -> bool {
    let Some((scheme, rest)) = url.split_once("://") else {
        return false;
    };
    if rest
        .chars()
        .any(|c| c.is_control() || c.is_whitespace() || c == '\\')
    {
        return false;
    }
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    // Credentials in an address are a disguise; none of ours has any.
    if authority.contains('@') {
        return false;
    }
    let host = authority
        .rsplit_once(':')
        .map_or(authority, |(host, _)| host)
        .to_ascii_lowercase();
    match scheme {
        "https" => HOSTS.iter().any(|known| {
            host.strip_suffix(known)
                .is_some_and(|before| before.is_empty() || before.ends_with('.'))
        }),
        "http" => local && (host == "localhost" || host == "127.0.0.1" || host == "[::1]"),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::allowed;

    #[test]
    fn only_https_on_known_hosts_is_opened() {
        assert!(allowed(
            "https://abc.eu-west-1.awsapprunner.com/path?x=1",
            false
        ));
        assert!(allowed(
            "https://eu-west-1.console.aws.amazon.com/apprunner",
            false
        ));
        for url in [
            "http://abc.eu-west-1.awsapprunner.com",
            "https://evilawsapprunner.com",
            "https://awsapprunner.com.evil.example",
            "https://awsapprunner.com@evil.example",
            "https://evil.example\\.awsapprunner.com",
            "javascript://awsapprunner.com",
            "file:///etc/passwd",
            "https://",
        ] {
            assert!(!allowed(url, true), "{url}");
        }
    }

    #[test]
    fn loopback_is_opened_only_for_loopback_profiles() {
        assert!(allowed("http://127.0.0.1:4566/x", true));
        assert!(!allowed("http://127.0.0.1:4566/x", false));
        assert!(!allowed("http://127.0.0.1.evil.example/", true));
    }
}
