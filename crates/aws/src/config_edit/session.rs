//! The section of a session of Identity Center, as text.

use model::discovery::SessionDraft;
use model::failure::{Failure, FailureCode};
use model::place::Region;

use super::section::{check_text, check_value};

/// The scope without which no role is given.
const SCOPE: &str = "sso:account:access";

/// The lines of `draft`'s section.
///
/// # Errors
/// [`FailureCode::InvalidRequest`] where it is no session that anybody could sign in to, or a value
/// would be read back as something else.
pub(crate) fn session_lines(draft: &SessionDraft) -> Result<Vec<String>, Failure> {
    let name = draft.name.as_str();
    check_text("session", name)?;
    // Tools disagree about quotes in these headers.
    if name.contains([' ', '\t']) {
        return Err(invalid("a session's name has no space in it"));
    }
    let start_url = start_url(&draft.start_url)?;
    let region = draft.region.as_str().trim();
    if !is_region(&draft.region) {
        return Err(invalid("a region is named like eu-west-1"));
    }
    check_value("sso_start_url", &start_url)?;
    Ok(vec![
        format!("[sso-session {name}]"),
        format!("sso_start_url = {start_url}"),
        format!("sso_region = {region}"),
        format!("sso_registration_scopes = {SCOPE}"),
    ])
}

/// A start URL as it is copied from a browser, without what the portal's page adds to it.
fn start_url(typed: &str) -> Result<String, Failure> {
    let url = typed.trim();
    let url = url.split('#').next().unwrap_or(url).trim_end_matches('/');
    let host = url
        .strip_prefix("https://")
        .and_then(|rest| rest.split('/').next());
    let is_host = |host: &str| {
        host.contains('.')
            && host
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || ".-".contains(c))
    };
    if !host.is_some_and(is_host) || url.chars().any(char::is_whitespace) {
        return Err(invalid(
            "a start URL looks like https://d-1234567890.awsapps.com/start",
        ));
    }
    Ok(url.to_owned())
}

fn is_region(region: &Region) -> bool {
    let text = region.as_str().trim();
    let parts: Vec<&str> = text.split('-').collect();
    let word = |part: &&str| {
        part.chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
    };
    parts.len() >= 3
        && parts.iter().all(|part| !part.is_empty() && word(part))
        && parts.last().is_some_and(|last| last.parse::<u8>().is_ok())
}

fn invalid(message: &str) -> Failure {
    Failure::new(FailureCode::InvalidRequest, message)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(name: &str, start_url: &str, region: &str) -> Result<Vec<String>, Failure> {
        session_lines(&SessionDraft {
            name: name.into(),
            start_url: start_url.to_owned(),
            region: region.into(),
        })
    }

    #[test]
    fn an_address_is_taken_as_browsers_show_it() {
        let written = [
            "[sso-session acme]",
            "sso_start_url = https://acme.awsapps.com/start",
            "sso_region = eu-west-1",
            "sso_registration_scopes = sso:account:access",
        ];
        for typed in [
            "https://acme.awsapps.com/start",
            " https://acme.awsapps.com/start/ ",
            "https://acme.awsapps.com/start/#/?tab=accounts",
        ] {
            let lines = lines("acme", typed, " eu-west-1 ").expect("a session");
            assert_eq!(lines, written, "{typed}");
        }
        for partition in ["us-gov-west-1", "cn-north-1", "us-iso-east-1"] {
            assert!(
                lines(
                    "acme",
                    written[1].split(' ').nth(2).unwrap_or(""),
                    partition
                )
                .is_ok()
            );
        }
    }

    #[test]
    fn what_nobody_could_sign_in_to_is_refused() {
        let url = "https://acme.awsapps.com/start";
        for (name, url, region) in [
            ("", url, "eu-west-1"),
            ("two words", url, "eu-west-1"),
            ("acme]\n[profile x", url, "eu-west-1"),
            ("acme", "http://acme.awsapps.com/start", "eu-west-1"),
            ("acme", "https://acme", "eu-west-1"),
            (
                "acme",
                "https://acme.awsapps.com/start\nsso_region = x",
                "eu-west-1",
            ),
            ("acme", url, "Ireland"),
            ("acme", url, "eu-west"),
            ("acme", url, ""),
        ] {
            let refused = lines(name, url, region).expect_err("refused");
            assert_eq!(
                refused.code,
                FailureCode::InvalidRequest,
                "{name} {url} {region}"
            );
        }
    }
}
