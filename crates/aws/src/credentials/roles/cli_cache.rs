//! The AWS CLI's own cache of role sessions: read, so that a code is not asked for twice.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use aws_credential_types::Credentials;
use model::instant::Timestamp;
use model::redacted::Redacted;
use serde::{Deserialize, Serialize};
use sha1::{Digest as _, Sha1};

use crate::credentials::graph::RoleStep;
use crate::credentials::sso::files::{self, CacheError};
use crate::credentials::sso::times;

/// What the CLI takes for an expired session: less than 15 minutes are left of it.
const LEFT: i64 = 15 * 60;

/// What a session was asked for with. Two profiles that ask with the same are given the same.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct RoleArguments(String);

impl RoleArguments {
    /// The arguments of `role`, as Python's `json.dumps(…, sort_keys=True)` writes them: the CLI
    /// names the file after their hash.
    pub(crate) fn of(role: &RoleStep) -> Self {
        let duration = role.duration.map(|seconds| seconds.to_string());
        let text = |text: &str| serde_json::Value::from(text).to_string();
        let arguments = [
            ("DurationSeconds", duration),
            ("ExternalId", role.external_id.as_deref().map(text)),
            ("RoleArn", Some(text(&role.role_arn))),
            ("RoleSessionName", role.session_name.as_deref().map(text)),
            ("SerialNumber", role.serial.as_deref().map(text)),
        ];
        let given: Vec<String> = arguments
            .into_iter()
            .filter_map(|(name, value)| Some(format!("\"{name}\": {}", value?)))
            .collect();
        Self(format!("{{{}}}", given.join(", ")))
    }

    /// The file of the session in `folder`.
    fn file(&self, folder: &Path) -> PathBuf {
        let mut name = String::new();
        for byte in Sha1::digest(self.0.as_bytes()) {
            // Writing to a string cannot fail.
            let _ = write!(name, "{byte:02x}");
        }
        folder.join(name).with_extension("json")
    }
}

/// The CLI writes the whole answer of STS; this is what is needed of it.
#[derive(Debug, Deserialize)]
struct Read {
    #[serde(rename = "Credentials")]
    credentials: ReadCredentials,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
struct ReadCredentials {
    access_key_id: String,
    secret_access_key: Redacted<String>,
    session_token: Redacted<String>,
    expiration: String,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Written<'a> {
    credentials: WrittenCredentials<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct WrittenCredentials<'a> {
    access_key_id: &'a str,
    secret_access_key: &'a str,
    session_token: Option<&'a str>,
    expiration: String,
}

/// The session that the CLI keeps for `arguments`; `None` where it keeps none that lasts. A file that
/// cannot be read is as good as none: the session can be made again.
pub(super) async fn read(
    folder: &Path,
    arguments: &RoleArguments,
    now: Timestamp,
) -> Option<Credentials> {
    let read: Read = files::read(&arguments.file(folder)).await.ok().flatten()?;
    let given = read.credentials;
    let expires = times::read(&given.expiration)?;
    if expires < now.plus_seconds(LEFT) {
        return None;
    }
    Some(Credentials::new(
        given.access_key_id,
        given.secret_access_key.expose().clone(),
        Some(given.session_token.expose().clone()),
        Some(crate::clock::system_time(expires)),
        "AWS CLI's cache",
    ))
}

/// Keeps a session where the CLI looks for it: in plain text.
pub(super) fn write(
    folder: &Path,
    arguments: &RoleArguments,
    session: &Credentials,
) -> Result<(), CacheError> {
    let Some(expiration) = session
        .expiry()
        .and_then(|expiry| times::write(crate::clock::timestamp(expiry)))
    else {
        return Ok(());
    };
    let written = Written {
        credentials: WrittenCredentials {
            access_key_id: session.access_key_id(),
            secret_access_key: session.secret_access_key(),
            session_token: session.session_token(),
            expiration,
        },
    };
    files::write(&arguments.file(folder), &written)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROLE: &str = "arn:aws:iam::123456789012:role/Deploy";

    fn role() -> RoleStep {
        RoleStep {
            role_arn: ROLE.into(),
            external_id: None,
            session_name: None,
            duration: None,
            serial: None,
        }
    }

    /// Written by hand from botocore's source; the hashes by Python's hashlib.
    #[test]
    fn files_are_named_as_botocore_names_them() {
        let name = |role: &RoleStep| {
            let path = RoleArguments::of(role).file(Path::new(""));
            path.display().to_string()
        };
        let whole = RoleStep {
            external_id: Some("a \"b\"".into()),
            session_name: Some("me".into()),
            duration: Some(900),
            serial: Some("arn:aws:iam::123456789012:mfa/ada".into()),
            ..role()
        };
        assert_eq!(
            RoleArguments::of(&whole).0,
            r#"{"DurationSeconds": 900, "ExternalId": "a \"b\"", "RoleArn": "arn:aws:iam::123456789012:role/Deploy", "RoleSessionName": "me", "SerialNumber": "arn:aws:iam::123456789012:mfa/ada"}"#
        );
        assert_eq!(
            name(&role()),
            "b02bdd7dd245291a7cd3ee342e096edb75551c36.json"
        );
        assert_eq!(
            name(&whole),
            "b3c1ebc1433805daea0d5a01c553c40e3da8efd8.json"
        );
    }

    /// What they are and how they came about: `fixtures/cli-2.9.19/README.md`.
    #[tokio::test]
    async fn recorded_files_of_the_cli_2_are_found_and_read() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/cli-2.9.19/cli/cache");
        let plain = RoleStep {
            role_arn: "arn:aws:iam::482100937716:role/operator".into(),
            ..role()
        };
        let with_code = RoleStep {
            role_arn: "arn:aws:iam::482100937716:role/operator-mfa".into(),
            external_id: Some("fixture".into()),
            session_name: Some("fixture".into()),
            duration: Some(3600),
            serial: Some("arn:aws:iam::482100937716:mfa/fixture".into()),
        };
        let recorded = times::read("2026-11-23T17:41:05Z").expect("a time");
        for (role, key) in [
            (plain, "ASIAZBJYJKEFWZMIHKC7"),
            (with_code, "ASIA52I5ILVCFPFTJFVE"),
        ] {
            let session = read(Path::new(folder), &RoleArguments::of(&role), recorded).await;
            assert_eq!(session.expect("a file of that name").access_key_id(), key);
        }
    }

    #[tokio::test]
    async fn a_file_of_the_cli_is_read_while_it_lasts() {
        let folder = tempfile::tempdir().expect("a folder");
        let arguments = RoleArguments::of(&role());
        std::fs::write(
            arguments.file(folder.path()),
            r#"{"Credentials": {"AccessKeyId": "ASIA", "SecretAccessKey": "s", "SessionToken": "t", "Expiration": "2025-01-01T01:00:00+00:00", "AccountId": "123456789012"}, "AssumedRoleUser": {"AssumedRoleId": "AROA:me", "Arn": "arn:aws:sts::123456789012:assumed-role/Deploy/me"}, "ResponseMetadata": {"HTTPStatusCode": 200}}"#,
        )
        .expect("written");
        let midnight = Timestamp::from_seconds(1_735_689_600);
        let session = read(folder.path(), &arguments, midnight)
            .await
            .expect("a session");
        assert_eq!(session.access_key_id(), "ASIA");
        let late = midnight.plus_seconds(45 * 60 + 1);
        assert!(read(folder.path(), &arguments, late).await.is_none());
    }

    #[tokio::test]
    async fn what_is_written_is_read_again() {
        let folder = tempfile::tempdir().expect("a folder");
        let arguments = RoleArguments::of(&role());
        let now = Timestamp::from_seconds(1_735_689_600);
        let expires = crate::clock::system_time(now.plus_seconds(3600));
        let session = Credentials::new("ASIA", "s", Some("t".into()), Some(expires), "role");
        write(folder.path(), &arguments, &session).expect("written");
        let read = read(folder.path(), &arguments, now)
            .await
            .expect("a session");
        assert_eq!(
            (read.secret_access_key(), read.expiry()),
            ("s", Some(expires))
        );
    }
}
