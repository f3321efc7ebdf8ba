//! What is kept over the end of a simulator.

use std::error::Error;

use simulator::dns::RecordKind;
use simulator::state::{Cause, OperationKind};
use simulator::{ClockMode, Options, Running, Simulator, StartError};

type Outcome = Result<(), Box<dyn Error>>;

fn options(file: &std::path::Path) -> Options {
    Options {
        clock: ClockMode::Stepped,
        state: Some(file.to_owned()),
        ..Options::scenario("demo")
    }
}

/// What is held, without the faults that wait and without what a start makes anew.
fn held(running: &Running) -> serde_json::Value {
    let mut dump = running.control().dump();
    dump["faults"] = serde_json::Value::Null;
    if let Some(places) = dump["places"].as_array_mut() {
        places.sort_by_key(|place| format!("{}{}", place["account"], place["region"]));
    }
    dump
}

#[tokio::test]
async fn everything_goes_on_where_it_was_left() -> Outcome {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("state.json");
    let running = Simulator::start(options(&file)).await?;
    let control = running.control();
    control.step(std::time::Duration::from_secs(86_400));
    control.fail_next_deployment("inventory-sync", Cause::Network)?;
    control.start_operation("inventory-sync", OperationKind::StartDeployment)?;
    control.set_dns("example.com", RecordKind::A, vec!["192.0.2.1".to_owned()])?;
    let before = held(&running);
    running.stop().await?;

    let again = Simulator::start(options(&file)).await?;
    assert_eq!(held(&again), before);
    // The operation that was under way goes on to its end.
    again.control().step(std::time::Duration::from_secs(120));
    let text = again.control().dump().to_string();
    assert!(text.contains("ROLLBACK_SUCCEEDED"));
    again.stop().await?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(
            std::fs::metadata(&file)?.permissions().mode() & 0o777,
            0o600
        );
    }
    assert_eq!(
        std::fs::read_dir(folder.path())?.count(),
        1,
        "nothing is left beside it"
    );
    Ok(())
}

#[tokio::test]
async fn a_file_of_something_else_is_refused_and_left_alone() -> Outcome {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("state.json");
    std::fs::write(&file, "{\"version\": 1")?;
    let error = Simulator::start(options(&file))
        .await
        .expect_err("malformed");
    assert!(matches!(error, StartError::State { .. }), "{error:?}");
    assert_eq!(std::fs::read_to_string(&file)?, "{\"version\": 1");
    std::fs::remove_file(&file)?;
    Simulator::start(options(&file)).await?.stop().await?;
    for other in [
        Options {
            seed: 8,
            ..options(&file)
        },
        Options {
            scenario: "empty".to_owned(),
            ..options(&file)
        },
    ] {
        let error = Simulator::start(other).await.expect_err("another world");
        assert!(
            error.to_string().contains("cannot be taken over"),
            "{error}"
        );
    }
    Ok(())
}
