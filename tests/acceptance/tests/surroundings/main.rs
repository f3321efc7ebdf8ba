//! What surrounds the program, in a process whose environment is chosen.

mod credentials;
mod endpoints;
mod first_run;
mod proxies;

use std::path::Path;
use std::process::Stdio;

use model::failure::Failure;
use model::place::Cell;
use tempfile::TempDir;
use tokio::process::Command;

/// How a cell ended: with so many services, or why not.
type Ended = (Cell, Result<usize, Failure>);

/// One of the clients, whose environment is `home` and nothing else.
fn client(program: &str, home: &Path) -> Command {
    let mut client = Command::new(program);
    client
        .arg(home.join("kept"))
        .env_clear()
        .env("HOME", home)
        .stdin(Stdio::null());
    client
}

/// A home whose config file is `config`.
fn home(config: &str) -> TempDir {
    let home = tempfile::tempdir().expect("a folder");
    let folder = home.path().join(".aws");
    std::fs::create_dir(&folder).expect("made");
    std::fs::write(folder.join("config"), config).expect("written");
    home
}

/// What a first start in `home` with `variables` opens, where Demo is at `demo`.
async fn first_start(home: &TempDir, demo: &str, variables: &[(&str, &str)]) -> Vec<Ended> {
    started(home, demo, variables).await.1
}

/// The same, with what is said of the start.
async fn started(
    home: &TempDir,
    demo: &str,
    variables: &[(&str, &str)],
) -> (Vec<Failure>, Vec<Ended>) {
    let output = client(env!("CARGO_BIN_EXE_fleet-client"), home.path())
        .arg(demo)
        .envs(variables.iter().copied())
        .output()
        .await
        .expect("the client runs");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    let text = String::from_utf8(output.stdout).expect("text");
    let mut lines = text.lines();
    let notices = serde_json::from_str(lines.next().unwrap_or_default()).expect("what is said");
    let ended = lines
        .map(|line| {
            let (cell, services): (Cell, serde_json::Value) =
                serde_json::from_str(line).expect("a cell");
            (cell, serde_json::from_value(services).expect("its end"))
        })
        .collect();
    (notices, ended)
}

/// The cells alone, each of which must have been read.
fn read(ended: Vec<Ended>) -> Vec<Cell> {
    assert!(!ended.is_empty(), "something is opened");
    ended
        .into_iter()
        .map(|(cell, services)| {
            assert!(services.expect("read") > 0, "{cell:?} has services");
            cell
        })
        .collect()
}
