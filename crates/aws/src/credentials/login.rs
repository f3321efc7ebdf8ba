//! `aws login`: its sessions are read where the AWS CLI keeps them, and renewed by the CLI.
//!
//! A session is renewed with a proof of possession, which is the CLI's own affair; where it is
//! installed it does that when it is asked for the credentials.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use aws_credential_types::Credentials;
use aws_credential_types::provider::error::CredentialsError;
use model::instant::Timestamp;
use model::need::Need;
use model::place::ProfileName;
use model::redacted::Redacted;
use serde::Deserialize;
use sha2::{Digest as _, Sha256};
use tokio::process::Command;

use super::need::needed;
use super::process::{self, ProcessError};
use super::sso::{files, times};

/// With less left, in seconds, the CLI is asked for fresh ones. It renews at five minutes itself.
const LEFT: i64 = 60;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Session {
    access_token: Token,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Token {
    access_key_id: String,
    secret_access_key: Redacted<String>,
    session_token: Redacted<String>,
    expires_at: String,
}

/// The credentials of `session`, which `profile` names.
pub(crate) async fn credentials(
    folder: Option<&Path>,
    session: &str,
    profile: &ProfileName,
    now: Timestamp,
) -> Result<Credentials, CredentialsError> {
    let need = || {
        needed(Need::Login {
            profile: profile.clone(),
        })
    };
    let Some(path) = folder.map(|folder| file(folder, session)) else {
        return Err(need());
    };
    let kept: Option<Session> = files::read(&path)
        .await
        .map_err(CredentialsError::provider_error)?;
    let Some(kept) = kept else {
        return Err(need());
    };
    let token = kept.access_token;
    if let Some(expires) = times::read(&token.expires_at)
        && expires > now.plus_seconds(LEFT)
    {
        return Ok(Credentials::new(
            token.access_key_id,
            token.secret_access_key.expose().clone(),
            Some(token.session_token.expose().clone()),
            Some(crate::clock::system_time(expires)),
            "aws login",
        ));
    }
    let mut cli = Command::new("aws");
    cli.args(["configure", "export-credentials", "--format", "process"])
        .args(["--profile", profile.as_str()]);
    match process::run(cli).await {
        Ok(credentials) => Ok(credentials),
        // A CLI that took too long may yet manage; for anything else a person has to sign in.
        Err(slow @ ProcessError::Slow) => Err(CredentialsError::provider_error(slow)),
        Err(_) => Err(need()),
    }
}

fn file(folder: &Path, session: &str) -> PathBuf {
    let mut name = String::new();
    for byte in Sha256::digest(session.trim().as_bytes()) {
        // Writing to a string cannot fail.
        let _ = write!(name, "{byte:02x}");
    }
    folder.join(name).with_extension("json")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::credentials::need::need_in;

    #[tokio::test]
    async fn a_session_of_the_cli_is_used_while_it_lasts() {
        let folder = tempfile::tempdir().expect("a folder");
        let arn = "arn:aws:iam::123456789012:user/ada";
        std::fs::write(
            file(folder.path(), arn),
            r#"{"accessToken": {"accessKeyId": "ASIA", "secretAccessKey": "s", "sessionToken": "t", "accountId": "123456789012", "expiresAt": "2025-01-01T00:15:00Z"}, "refreshToken": "r", "dpopKey": "k", "clientId": "c"}"#,
        )
        .expect("written");
        let midnight = Timestamp::from_seconds(1_735_689_600);
        let profile = ProfileName::from("ada");
        let kept = credentials(Some(folder.path()), arn, &profile, midnight).await;
        assert_eq!(kept.expect("credentials").access_key_id(), "ASIA");
        let nobody = credentials(Some(folder.path()), "another", &profile, midnight).await;
        let error = nobody.expect_err("nobody signed in");
        assert_eq!(need_in(&error), Some(&Need::Login { profile }));
    }

    /// `printf arn | sha256sum`.
    #[test]
    fn files_are_named_as_the_cli_names_them() {
        let path = file(Path::new(""), " arn:aws:iam::123456789012:user/ada\n");
        assert_eq!(
            path.display().to_string(),
            "397b11bbda6668a5a8d17d42c91036373f4a376627089c204bef61ce0ae993c2.json"
        );
    }
}
