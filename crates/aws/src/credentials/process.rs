//! Programs that print credentials (`credential_process`).
//!
//! The SDK has a provider for them, which leaves a program that it has given up on running, and tells
//! everything in one string. Here one that does not end is ended, and finds the programs that the
//! user's own shell would find.

use std::process::Stdio;
use std::sync::Arc;
use std::time::Duration;

use aws_credential_types::Credentials;
use model::redacted::Redacted;
use model::said::Said;
use serde::Deserialize;
use thiserror::Error;
use tokio::process::Command;

use super::search_path::search_path;
use super::sso::times;

/// How long a program may take: it may ask its own server, and perhaps a person.
const PATIENCE: Duration = Duration::from_secs(40);

/// Why a program gave no credentials. Nothing that it printed as an answer is in here. One failure is told
/// to all who asked at the same time.
#[derive(Debug, Clone, Error)]
pub(crate) enum ProcessError {
    /// It is not there, or may not be run.
    #[error("the credential process cannot be started")]
    NotStarted(#[source] Arc<std::io::Error>),
    /// It did not end.
    #[error("the credential process did not answer within {} s, and was ended", PATIENCE.as_secs())]
    Slow,
    /// It ended with a failure.
    #[error("the credential process failed ({status})")]
    Failed {
        /// How it ended.
        status: std::process::ExitStatus,
        /// What it said to its standard error.
        said: Option<Said>,
    },
    /// What it printed is something else.
    #[error(
        "the credential process printed something that is not credentials (version 1), line {line}"
    )]
    Unreadable {
        /// The line that cannot be understood.
        line: usize,
    },
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Printed {
    version: u32,
    access_key_id: String,
    secret_access_key: Redacted<String>,
    session_token: Option<Redacted<String>>,
    expiration: Option<String>,
}

/// Has the system's shell run `command`, as a profile's section writes it.
pub(crate) async fn of_shell(command: &Redacted<String>) -> Result<Credentials, ProcessError> {
    run(shell(command.expose())).await
}

/// `cmd.exe` takes the line as it stands, in a pair of quotes of its own.
#[cfg(windows)]
fn shell(command: &str) -> Command {
    let mut shell = Command::new("cmd.exe");
    shell.arg("/C").raw_arg(format!("\"{command}\""));
    shell
}

#[cfg(not(windows))]
fn shell(command: &str) -> Command {
    let mut shell = Command::new("sh");
    shell.args(["-c", command]);
    shell
}

/// Runs `command` and takes the credentials that it prints.
pub(crate) async fn run(mut command: Command) -> Result<Credentials, ProcessError> {
    if let Some(path) = search_path().await {
        command.env("PATH", path);
    }
    command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .kill_on_drop(true);
    let output = tokio::time::timeout(PATIENCE, command.output())
        .await
        .map_err(|_| ProcessError::Slow)?
        .map_err(|error| ProcessError::NotStarted(Arc::new(error)))?;
    let printed = Redacted::new(output.stdout);
    if !output.status.success() {
        return Err(ProcessError::Failed {
            status: output.status,
            said: Said::of(&output.stderr),
        });
    }
    credentials(printed.expose())
}

fn credentials(printed: &[u8]) -> Result<Credentials, ProcessError> {
    // The parser's own words may quote what it could not use.
    let unreadable = |line| ProcessError::Unreadable { line };
    let printed: Printed =
        serde_json::from_slice(printed).map_err(|error| unreadable(error.line()))?;
    if printed.version != 1 {
        return Err(unreadable(1));
    }
    let expires = match printed.expiration.as_deref() {
        None => None,
        Some(text) => Some(times::read(text).ok_or_else(|| unreadable(1))?),
    };
    Ok(Credentials::new(
        printed.access_key_id,
        printed.secret_access_key.expose().clone(),
        printed.session_token.map(|token| token.expose().clone()),
        expires.map(crate::clock::system_time),
        "process",
    ))
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    async fn printed(script: &str) -> Result<Credentials, String> {
        of_shell(&Redacted::new(script.to_owned()))
            .await
            .map_err(|error| error.to_string())
    }

    #[tokio::test]
    async fn credentials_are_taken_and_without_a_time_they_do_not_end() {
        let credentials = printed(
            r#"echo '{"Version": 1, "AccessKeyId": "AKIA", "SecretAccessKey": "s", "SessionToken": "t", "Expiration": "2025-01-01T00:00:00Z"}'"#,
        )
        .await
        .expect("credentials");
        assert_eq!(credentials.session_token(), Some("t"));
        assert!(credentials.expiry().is_some());
        let lasting = r#"echo '{"Version": 1, "AccessKeyId": "AKIA", "SecretAccessKey": "s"}'"#;
        assert_eq!(printed(lasting).await.expect("credentials").expiry(), None);
    }

    #[tokio::test]
    async fn what_a_failing_program_says_is_apart_from_how_it_failed() {
        let mut failing = Command::new("sh");
        failing.args(["-c", "echo the vault is closed >&2; exit 3"]);
        let error = run(failing).await.expect_err("it failed");
        let ProcessError::Failed { said, .. } = &error else {
            panic!("{error:?}")
        };
        let words = said.as_ref().map(Said::words);
        assert_eq!(words, Some("the vault is closed"));
        let shown = format!("{error} {error:?}");
        assert!(shown.contains('3') && !shown.contains("vault"), "{shown}");
    }

    #[tokio::test]
    async fn what_a_program_prints_is_never_shown() {
        for script in [
            r#"echo '{"Version": 1, "AccessKeyId": "AKIA", "SecretAccessKey": ["hunter2"]}'"#,
            r#"echo '{"Version": 2, "AccessKeyId": "AKIA", "SecretAccessKey": "hunter2"}'"#,
            "echo hunter2",
        ] {
            let said = printed(script).await.expect_err("not credentials");
            assert!(
                !said.contains("hunter2") && said.contains("line 1"),
                "{said}"
            );
        }
    }
}
