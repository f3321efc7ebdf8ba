//! What programs of the user's say of their failures: shown, and written nowhere.

use std::path::Path;
use std::time::Duration;

use acceptance::Stage;
use engine::change::view::{Attempt, AttemptState};
use engine::event::Event;
use engine::fleet::view::CellState;
use model::change::Change;
use model::failure::{Failure, FailureCode};
use model::place::{Cell, ServiceRef};
use model::said::Said;
use simulator::clock::Moment;
use simulator::scenarios::KEYS;
use tempfile::TempDir;

use super::leaks::{files, holds};

/// The production account's is in no other file here.
const SANDBOX: usize = 1;
const PROFILE: &str = "vault";
/// What the program says when it gives nothing: as careless as such programs are.
const SAID: &str = "refused the token 8d4f-of-the-vault";

/// A program that gives credentials until there is a file named `shut`, and counts its runs.
fn program(folder: &Path, until: Moment) -> String {
    let key = &KEYS[SANDBOX];
    let until = until.to_date_time();
    let until = format!(
        "{}T{:02}:{:02}:{:02}Z",
        until.date(),
        until.hour(),
        until.minute(),
        until.second()
    );
    format!(
        "#!/bin/sh\necho run >> '{folder}/runs'\n\
         if [ -e '{folder}/shut' ]; then echo '{SAID}' >&2; exit 3; fi\n\
         echo '{{\"Version\": 1, \"AccessKeyId\": \"{id}\", \"SecretAccessKey\": \"{secret}\", \"Expiration\": \"{until}\"}}'\n",
        folder = folder.display(),
        id = key.access_key_id,
        secret = key.secret_access_key,
    )
}

/// A stage whose one profile has its credentials from a program, for half an hour, and the program's folder.
///
/// The files are there before the engine: what it finds edited it asks for again, and that would be counted.
async fn with_program() -> (Stage, TempDir) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("credentials.sh");
    let stage = Stage::with("demo", |endpoint| {
        format!(
            "[profile {PROFILE}]\nregion = eu-west-1\nendpoint_url = {endpoint}\ncredential_process = sh '{}'\n",
            path.display()
        )
    })
    .await;
    let until = stage.control().now() + Duration::from_secs(1800);
    std::fs::write(&path, program(folder.path(), until)).expect("written");
    (stage, folder)
}

fn failure(attempt: &Attempt) -> &Failure {
    match &attempt.state {
        AttemptState::Failed { failure } => failure,
        other => panic!("{other:?}"),
    }
}

fn words(failure: &Failure) -> Option<&str> {
    failure.said.as_ref().map(Said::words)
}

#[tokio::test]
async fn what_a_program_says_in_the_middle_of_a_change_is_shown_and_written_nowhere() {
    let (mut stage, folder) = with_program().await;
    let service: ServiceRef = stage
        .row((PROFILE, "eu-west-1"), "checkout-api-dev")
        .await
        .service;
    let attempt = stage.apply(&service, Change::Deploy).await.expect("held");
    std::fs::write(folder.path().join("shut"), "").expect("written");
    stage.clock.step(Duration::from_secs(2400));
    let ended = stage.ended(&attempt).await;
    let told = failure(&ended);
    assert_eq!(told.code, FailureCode::ProfileInvalid, "{told:?}");
    assert_eq!(words(told), Some(SAID), "the window shows it");
    assert_eq!(stage.control().calls_of("StartDeployment"), 0);
    assert!(!format!("{ended:?} {:?}", stage.engine).contains(SAID));

    let stage = stage.again().await;
    let kept = stage.engine.journal(10).await;
    let kept = failure(&kept[0]);
    assert_eq!((words(kept), &kept.message), (None, &told.message));
    let written = files(stage.folder.path(), &[]);
    assert!(
        written.len() >= 2,
        "the store and the settings: {written:?}"
    );
    let found = |text: &str| {
        written.iter().any(|path| {
            let bytes = std::fs::read(path).expect("readable");
            holds(&bytes, text)
        })
    };
    assert!(!found(SAID));
    assert!(found("the credential process failed"), "that much is kept");
}

/// Waits until something was told of each of `cells`.
async fn told(stage: &mut Stage, cells: &[(&str, &str)]) {
    let mut left: Vec<Cell> = cells
        .iter()
        .map(|(name, region)| Cell::new(name, region))
        .collect();
    while !left.is_empty() {
        let told = stage.until("a cell is told", |event| match event {
            Event::Cell { view, .. } => Some(view.cell.clone()),
            _ => None,
        });
        let told = told.await;
        left.retain(|cell| *cell != told);
    }
}

#[tokio::test]
async fn a_program_that_fails_is_not_run_again_before_somebody_asks() {
    let (mut stage, folder) = with_program().await;
    std::fs::write(folder.path().join("shut"), "").expect("written");
    let runs = || {
        let text = std::fs::read_to_string(folder.path().join("runs")).unwrap_or_default();
        text.lines().count()
    };
    let cells = [(PROFILE, "eu-west-1"), (PROFILE, "us-east-1")];
    let generation = stage.open(&cells).await.generation;
    // STS and App Runner are asked for each of the two cells.
    told(&mut stage, &cells).await;
    assert_eq!(runs(), 1, "one run for all of it");
    stage.pass(300).await;
    assert_eq!(runs(), 1, "nothing asks by itself");

    // No time passes on the engine's clock between two questions of a person: each is one run.
    for before in 1..3 {
        stage.engine.identify(PROFILE.into()).await;
        assert_eq!(runs(), before + 1, "a test is asked for");
    }
    for before in 3..5 {
        let asked = stage.engine.refresh(generation, &[]);
        asked.expect("the open scope");
        told(&mut stage, &cells).await;
        assert_eq!(runs(), before + 1, "both cells by hand");
    }
    let one = [Cell::new(PROFILE, "us-east-1")];
    let asked = stage.engine.refresh(generation, &one);
    asked.expect("the open scope");
    told(&mut stage, &cells[1..]).await;
    assert_eq!(runs(), 6, "one cell by hand");

    // What failed a moment ago is no answer to somebody who has mended it.
    std::fs::remove_file(folder.path().join("shut")).expect("it was there");
    let asked = stage.engine.refresh(generation, &one);
    asked.expect("the open scope");
    stage
        .until("the cell is read", |event| match event {
            Event::Cell { view, .. } if view.cell == one[0] => {
                assert_eq!(view.state, CellState::Ready);
                Some(())
            }
            _ => None,
        })
        .await;
    assert_eq!(runs(), 7);
}

#[tokio::test]
async fn an_edit_of_the_files_runs_a_program_again_that_has_just_failed() {
    let (mut stage, folder) = with_program().await;
    std::fs::write(folder.path().join("shut"), "").expect("written");
    let cells = [(PROFILE, "eu-west-1")];
    let views = stage.opened(&cells).await;
    assert!(matches!(views[0].state, CellState::Failed { .. }));
    std::fs::remove_file(folder.path().join("shut")).expect("it was there");
    // The same command: what has changed is beside it.
    stage.engine.reload_profiles().await;
    stage
        .until("the cell is read", |event| match event {
            Event::Cell { view, .. } if view.state == CellState::Ready => Some(()),
            _ => None,
        })
        .await;
}
