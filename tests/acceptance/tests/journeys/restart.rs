//! What outlives the program: the last known fleet, the journal, the settings.

use acceptance::Stage;
use engine::change::view::{AttemptState, HeldChoice};
use engine::event::Event;
use engine::fleet::view::CellState;
use model::change::Change;
use model::configuration::EnvironmentName;
use model::operation::Verdict;

const DEV: (&str, &str) = ("acme-dev", "eu-west-1");

#[tokio::test]
async fn the_last_known_fleet_is_shown_before_anything_is_read() {
    let mut stage = Stage::new("demo").await;
    let read = stage.opened(&[DEV]).await.remove(0);
    stage
        .until("details are read", |event| match event {
            Event::Rows { .. } => Some(()),
            _ => None,
        })
        .await;
    stage.pass(3).await;
    let stage = stage.again().await;
    let view = stage.open(&[DEV]).await.cells.remove(0);
    assert_eq!(view.state, CellState::Loading);
    assert_eq!(view.rows.len(), read.rows.len());
    assert_eq!(view.account, read.account);
    assert!(view.read_at.is_some_and(|at| Some(at) >= read.read_at));
    assert!(
        view.rows.iter().any(|row| row.details.is_some()),
        "details are remembered too"
    );
}

#[tokio::test]
async fn an_operation_under_way_is_followed_by_the_next_start() {
    let mut stage = Stage::new("demo").await;
    let service = stage.row(DEV, "checkout-api-dev").await.service;
    let attempt = stage
        .apply(&service, Change::Deploy)
        .await
        .expect("applied");
    let id = attempt.id.clone();
    stage
        .until("it is followed", |event| match event {
            Event::Attempt { attempt } if attempt.id == id && attempt.operation.is_some() => {
                Some(())
            }
            _ => None,
        })
        .await;
    let mut stage = stage.again().await;
    let ended = stage.ended(&attempt).await;
    assert_eq!(
        ended.state,
        AttemptState::Ended {
            verdict: Some(Verdict::Succeeded)
        }
    );
    assert_eq!(stage.control().calls_of("StartDeployment"), 1);
    let journal = stage.engine.journal(10).await;
    assert_eq!(
        journal
            .iter()
            .filter(|entry| entry.id == attempt.id)
            .count(),
        1
    );
}

#[tokio::test]
async fn what_was_held_back_when_the_program_ended_is_not_called() {
    let mut stage = Stage::new("demo").await;
    let service = stage.row(DEV, "checkout-api-dev").await.service;
    let attempt = stage
        .apply(&service, Change::Deploy)
        .await
        .expect("applied");
    let mut stage = stage.again().await;
    stage.pass(10).await;
    let journal = stage.engine.journal(10).await;
    let entry = journal
        .iter()
        .find(|entry| entry.id == attempt.id)
        .expect("an entry");
    assert_eq!(entry.state, AttemptState::Undone);
    assert_eq!(stage.control().calls_of("StartDeployment"), 0);
}

#[tokio::test]
async fn no_secret_and_no_environment_value_is_written() {
    let mut stage = Stage::new("demo").await;
    let service = stage.row(DEV, "checkout-api-dev").await.service;
    let names = stage
        .engine
        .service(&service)
        .await
        .expect("the service")
        .configuration
        .environment;
    let mut value = String::new();
    for entry in names {
        if let EnvironmentName::Value { name } = entry {
            let found = stage
                .engine
                .environment_value(&service, &name)
                .await
                .expect("a value");
            // The longest is the one that stands nowhere else by chance.
            value = if found.len() > value.len() {
                found
            } else {
                value
            };
        }
    }
    assert!(
        value.len() >= 8,
        "a value that can be told from others: {value}"
    );
    let attempt = stage.apply(&service, Change::Pause).await.expect("applied");
    stage.ended(&attempt).await;
    stage.pass(5).await;
    let secret = simulator::scenarios::KEYS[acceptance::SANDBOX].secret_access_key;
    let (mut read, mut pending) = (0, vec![stage.path("data"), stage.path("settings")]);
    while let Some(path) = pending.pop() {
        if path.is_dir() {
            pending.extend(
                std::fs::read_dir(&path)
                    .expect("a folder")
                    .flatten()
                    .map(|entry| entry.path()),
            );
        } else {
            let bytes = std::fs::read(&path).expect("a file");
            read += bytes.len();
            for needle in [secret, value.as_str()] {
                let found = bytes
                    .windows(needle.len())
                    .any(|window| window == needle.as_bytes());
                assert!(!found, "{} holds what it must not", path.display());
            }
        }
    }
    assert!(read > 10_000, "the store was looked at");
}

#[tokio::test]
async fn a_quitting_program_undoes_or_calls_what_is_held_back() {
    for (choice, calls) in [(HeldChoice::Undo, 0), (HeldChoice::Call, 1)] {
        let mut stage = Stage::new("demo").await;
        let service = stage.row(DEV, "checkout-api-dev").await.service;
        stage
            .apply(&service, Change::Deploy)
            .await
            .expect("applied");
        assert_eq!(stage.engine.held().len(), 1);
        let (engine, clock) = (stage.engine.clone(), stage.clock.clone());
        let settled = tokio::spawn(async move { engine.settle(choice).await });
        while !settled.is_finished() {
            tokio::time::sleep(std::time::Duration::from_millis(10)).await;
            clock.step(std::time::Duration::from_millis(50));
        }
        settled.await.expect("settled");
        assert!(stage.engine.held().is_empty());
        assert_eq!(
            stage.control().calls_of("StartDeployment"),
            calls,
            "{choice:?}"
        );
    }
}
