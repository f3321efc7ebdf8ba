//! `aws login`, run where the AWS CLI is installed: it opens the browser itself.

use std::collections::HashMap;
use std::io::ErrorKind;
use std::path::Path;
use std::process::{Output, Stdio};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use model::failure::Failure;
use model::need::Need;
use model::place::{ProfileName, Region};
use tokio::process::Command;
use tokio::sync::oneshot;

use super::search_path::search_path;

/// Real time that a person has: the CLI waits in real time, too.
const PATIENCE: Duration = Duration::from_secs(600);
/// How much of what the CLI says is shown.
const SHOWN: usize = 600;

/// The programs that run, by profile: a second run takes the first one's place.
#[derive(Debug, Default)]
pub(crate) struct Logins {
    running: Mutex<HashMap<ProfileName, oneshot::Sender<()>>>,
}

impl Logins {
    /// Has the AWS CLI sign `profile` in, and waits until it has.
    ///
    /// # Errors
    /// [`Need::Login`] in the failure, which is what it was before, with what the CLI said.
    pub(crate) async fn run(
        &self,
        profile: &ProfileName,
        region: Option<&Region>,
        config: Option<&Path>,
    ) -> Result<(), Failure> {
        let (sender, replaced) = oneshot::channel();
        self.running
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            // Dropping the earlier sender ends the earlier run.
            .insert(profile.clone(), sender);
        let mut command = Command::new("aws");
        command.args(["login", "--profile", profile.as_str()]);
        if let Some(region) = region {
            command.args(["--region", region.as_str()]);
        }
        if let Some(config) = config {
            command.env("AWS_CONFIG_FILE", config);
        }
        if let Some(path) = search_path().await {
            command.env("PATH", path);
        }
        command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .kill_on_drop(true);
        tokio::select! {
            ended = tokio::time::timeout(PATIENCE, command.output()) => match ended {
                Ok(Ok(output)) => of_output(profile, &output),
                Ok(Err(error)) if error.kind() == ErrorKind::NotFound => Err(in_terminal(profile)),
                Ok(Err(error)) => {
                    Err(still(profile, "the AWS CLI could not be started", error.to_string()))
                }
                Err(_) => Err(still(
                    profile,
                    "nobody finished signing in within ten minutes",
                    String::new(),
                )),
            },
            _ = replaced => Err(still(profile, "another sign-in took its place", String::new())),
        }
    }
}

fn of_output(profile: &ProfileName, output: &Output) -> Result<(), Failure> {
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    let said: String = said.trim().chars().take(SHOWN).collect();
    let what = format!("aws login did not work ({})", output.status);
    Err(still(profile, &what, said))
}

fn in_terminal(profile: &ProfileName) -> Failure {
    let what = format!(
        "the AWS CLI is not installed where programs are looked for; run aws login --profile \
         {profile} where it is, and Trackside notices"
    );
    still(profile, &what, String::new())
}

/// What is needed is needed still.
fn still(profile: &ProfileName, what: &str, cause: String) -> Failure {
    let mut failure = Failure::of_need(Need::Login {
        profile: profile.clone(),
    });
    failure.message = what.to_owned();
    failure.causes = Some(cause)
        .filter(|cause| !cause.is_empty())
        .into_iter()
        .collect();
    failure
}
