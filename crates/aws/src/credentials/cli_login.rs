//! `aws login`, run where the AWS CLI is installed: it opens the browser itself.

use std::collections::HashMap;
use std::ffi::OsString;
use std::io::ErrorKind;
use std::path::Path;
use std::process::{Output, Stdio};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use model::failure::Failure;
use model::need::Need;
use model::place::{ProfileName, Region};
use model::said::Said;
use tokio::process::Command;
use tokio::sync::oneshot;

use super::search_path::search_path;

/// Real time that a person has: the CLI waits in real time, too.
const PATIENCE: Duration = Duration::from_secs(600);

/// The programs that run, by profile: a second run takes the first one's place.
#[derive(Debug)]
pub(crate) struct Logins {
    /// The AWS CLI.
    program: OsString,
    running: Mutex<HashMap<ProfileName, oneshot::Sender<()>>>,
}

impl Default for Logins {
    fn default() -> Self {
        Self {
            program: "aws".into(),
            running: Mutex::default(),
        }
    }
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
        let mut command = Command::new(&self.program);
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
                    let mut failure = still(profile, "the AWS CLI could not be started");
                    failure.causes.push(error.to_string());
                    Err(failure)
                }
                Err(_) => Err(still(profile, "nobody finished signing in within ten minutes")),
            },
            _ = replaced => Err(still(profile, "another sign-in took its place")),
        }
    }
}

fn of_output(profile: &ProfileName, output: &Output) -> Result<(), Failure> {
    if output.status.success() {
        return Ok(());
    }
    let mut failure = still(
        profile,
        &format!("aws login did not work ({})", output.status),
    );
    failure.said = Said::of(&output.stderr);
    Err(failure)
}

fn in_terminal(profile: &ProfileName) -> Failure {
    let what = format!(
        "the AWS CLI is not installed where programs are looked for; run aws login --profile \
         {profile} where it is, and Trackside notices"
    );
    still(profile, &what)
}

/// What is needed is needed still.
fn still(profile: &ProfileName, what: &str) -> Failure {
    let mut failure = Failure::of_need(Need::Login {
        profile: profile.clone(),
    });
    failure.message = what.to_owned();
    failure
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt as _;

    /// A CLI that does what `script` says.
    fn cli(folder: &Path, script: &str) -> Logins {
        let program = folder.join("aws");
        std::fs::write(&program, format!("#!/bin/sh\n{script}\n")).expect("written");
        let mode = std::fs::Permissions::from_mode(0o755);
        std::fs::set_permissions(&program, mode).expect("executable");
        Logins {
            program: program.into(),
            running: Mutex::default(),
        }
    }

    async fn run(logins: &Logins) -> Result<(), Failure> {
        let region = Region::from("eu-west-1");
        logins
            .run(&"ada".into(), Some(&region), Some(Path::new("/x/config")))
            .await
    }

    #[tokio::test]
    async fn the_cli_is_told_which_profile_of_which_file() {
        let folder = tempfile::tempdir().expect("a folder");
        let said = folder.path().join("said");
        let script = format!("echo \"$@\" $AWS_CONFIG_FILE > {}", said.display());
        run(&cli(folder.path(), &script)).await.expect("signed in");
        assert_eq!(
            std::fs::read_to_string(said).expect("it ran"),
            "login --profile ada --region eu-west-1 /x/config\n"
        );
    }

    #[tokio::test]
    async fn what_the_cli_says_of_its_failure_is_told() {
        let folder = tempfile::tempdir().expect("a folder");
        let cli = cli(folder.path(), "echo Invalid choice: login >&2; exit 252");
        let failure = run(&cli).await.expect_err("it failed");
        assert!(failure.message.contains("252"), "{failure:?}");
        let said = failure.said.as_ref().map(Said::words);
        assert_eq!(said, Some("Invalid choice: login"));
        assert!(matches!(failure.need, Some(Need::Login { .. })));
    }

    #[tokio::test]
    async fn a_machine_without_the_cli_is_told_the_command() {
        let logins = Logins {
            program: "/does/not/exist/aws".into(),
            running: Mutex::default(),
        };
        let failure = run(&logins).await.expect_err("there is none");
        assert!(
            failure.message.contains("aws login --profile ada"),
            "{failure:?}"
        );
    }

    #[tokio::test]
    async fn a_second_run_takes_the_place_of_the_first() {
        let folder = tempfile::tempdir().expect("a folder");
        let mark = folder.path().join("mark");
        let script = format!(
            "[ -e {0} ] && exit 0; touch {0}; exec sleep 600",
            mark.display()
        );
        let cli = cli(folder.path(), &script);
        let first = run(&cli);
        let second = async {
            while !mark.exists() {
                tokio::time::sleep(Duration::from_millis(10)).await;
            }
            run(&cli).await
        };
        let (first, second) = tokio::join!(first, second);
        second.expect("signed in");
        let failure = first.expect_err("it was ended");
        assert!(failure.message.contains("another"), "{failure:?}");
    }
}
