//! Sessions of IAM Identity Center, shared with botocore: what one signs in, the other reads.
//!
//! Needs botocore, which `cargo xtask test clients` installs into the build's own folder; this
//! program is not among those that `cargo test` runs by itself.

#![cfg(unix)]

use std::path::Path;
use std::process::Stdio;

use acceptance::Stage;
use acceptance::identity_center::{ACME, LEGACY, signed_in, stage, token_file, tokens};
use engine::fleet::view::CellState;
use simulator::scenarios::PRODUCTION;
use tempfile::TempDir;
use tokio::process::Command;

const CELL: (&str, &str) = ("acme-prod", "eu-west-1");
const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/botocore/session.py");

/// A home whose `.aws` is the stage's folder.
fn home(stage: &Stage) -> TempDir {
    let home = tempfile::tempdir().expect("a folder");
    let link = home.path().join(".aws");
    std::os::unix::fs::symlink(stage.folder.path(), link).expect("linked");
    home
}

/// Who botocore is with `profile`.
async fn identity(profile: &str, home: &Path) -> serde_json::Value {
    let python = std::env::var_os("TRACKSIDE_PYTHON")
        .expect("TRACKSIDE_PYTHON names a Python that has botocore: run cargo xtask test clients");
    let output = Command::new(python)
        .args([SCRIPT, profile])
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap_or_default())
        .env("HOME", home)
        .stdin(Stdio::null())
        .output()
        .await
        .expect("python3 runs");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    serde_json::from_slice(&output.stdout).expect("JSON")
}

#[tokio::test]
async fn botocore_reads_what_trackside_signed_in() {
    let mut stage = stage().await;
    let home = home(&stage);
    for (session, profile) in [(ACME, "acme-prod"), (LEGACY, "legacy")] {
        signed_in(&mut stage, session).await;
        let identity = identity(profile, home.path()).await;
        assert_eq!(identity["account"], PRODUCTION);
        let arn = identity["arn"].as_str().expect("an ARN");
        assert!(arn.contains("AWSReservedSSO_AdministratorAccess"), "{arn}");
    }
}

#[tokio::test]
async fn trackside_reads_what_botocore_renewed() {
    let mut stage = stage().await;
    let home = home(&stage);
    signed_in(&mut stage, ACME).await;
    let mut token = tokens(&stage, ACME);
    let before = token["accessToken"].clone();
    // Within the quarter of an hour in which botocore renews.
    let soon = stage.control().now() + std::time::Duration::from_secs(300);
    let soon = soon.to_date_time();
    token["expiresAt"] = format!(
        "{}T{:02}:{:02}:{:02}Z",
        soon.date(),
        soon.hour(),
        soon.minute(),
        soon.second()
    )
    .into();
    let path = token_file(&stage, ACME);
    std::fs::write(&path, token.to_string()).expect("written");
    identity("acme-prod", home.path()).await;
    let after = tokens(&stage, ACME);
    assert_ne!(after["accessToken"], before, "botocore renewed it");

    let mut stage = stage.again().await;
    stage.control().reset_calls();
    let cells = stage.opened(&[CELL]).await;
    assert_eq!(cells[0].state, CellState::Ready, "{cells:?}");
    assert_eq!(stage.control().calls_of("CreateToken"), 0, "it is fresh");
    assert_eq!(tokens(&stage, ACME), after, "and was left as it was");
}
