//! Drafts of keys, looked at before anything is asked of AWS.

use model::failure::{Failure, FailureCode};
use model::keys::{KeyDraft, KeyPlace, KeySecret};
use model::place::ProfileName;
use model::redacted::Redacted;

/// A draft without the blanks that come with pasting, where it can be kept as it asks.
pub(super) fn checked(draft: &KeyDraft) -> Result<KeyDraft, Failure> {
    let key = KeySecret {
        access_key_id: draft.key.access_key_id.trim().to_owned(),
        secret_access_key: trimmed(&draft.key.secret_access_key),
        session_token: draft
            .key
            .session_token
            .as_ref()
            .map(trimmed)
            .filter(|token| !token.expose().is_empty()),
    };
    let word = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric());
    if !word(&key.access_key_id) {
        return Err(invalid(
            "an access key id is letters and digits, such as AKIA…",
        ));
    }
    if key.secret_access_key.expose().is_empty() {
        return Err(invalid("the secret access key is missing"));
    }
    if key.session_token.is_some() && draft.place == KeyPlace::Keyring {
        return Err(invalid(
            "a key with a session token is temporary: keep it for this session only",
        ));
    }
    let endpoint_url = draft
        .endpoint_url
        .as_deref()
        .map(str::trim)
        .filter(|url| !url.is_empty());
    if endpoint_url.is_some_and(|url| !url.starts_with("https://") && !url.starts_with("http://")) {
        return Err(invalid("an endpoint begins with https:// or http://"));
    }
    Ok(KeyDraft {
        name: named(&draft.name)?,
        key,
        region: draft
            .region
            .clone()
            .filter(|region| !region.0.trim().is_empty()),
        endpoint_url: endpoint_url.map(str::to_owned),
        place: draft.place,
    })
}

fn trimmed(secret: &Redacted<String>) -> Redacted<String> {
    Redacted::new(secret.expose().trim().to_owned())
}

pub(super) fn named(name: &ProfileName) -> Result<ProfileName, Failure> {
    let name = name.as_str().trim();
    if name.is_empty() || name.chars().any(char::is_control) {
        return Err(invalid("a profile needs a name"));
    }
    Ok(ProfileName::from(name))
}

pub(super) fn invalid(message: impl Into<String>) -> Failure {
    Failure::new(FailureCode::InvalidRequest, message)
}

#[cfg(test)]
mod tests;
