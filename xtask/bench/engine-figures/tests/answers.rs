//! Each measurement comes to an answer: how fast something is, is the benchmark's.

use std::process::Stdio;

use anyhow::{Context, Result, ensure};
use serde_json::Value;
use simulator::{ClockMode, Options, Running, Simulator};
use tokio::process::Command;

/// A fleet in which nothing moves, so that whoever waits for quiet has it.
async fn fleet() -> Result<Running> {
    let options = Options {
        clock: ClockMode::Stepped,
        ..Options::scenario("demo")
    };
    Ok(Simulator::start(options).await?)
}

async fn ask(arguments: &[&str]) -> Result<Value> {
    let output = Command::new(env!("CARGO_BIN_EXE_engine-figures"))
        .args(arguments)
        .stderr(Stdio::inherit())
        .kill_on_drop(true)
        .output()
        .await?;
    ensure!(output.status.success(), "{arguments:?}: {}", output.status);
    Ok(serde_json::from_slice(&output.stdout)?)
}

fn times(answer: &Value) -> Result<usize> {
    let times = answer["milliseconds"].as_array().context("the times")?;
    Ok(times.iter().filter_map(Value::as_f64).count())
}

#[tokio::test]
async fn a_refresh_that_finds_nothing_new_has_an_end() -> Result<()> {
    let running = fleet().await?;
    let answer = ask(&["refresh", &running.endpoint(), "2"]).await?;
    assert!(answer["services"].as_u64() > Some(20), "{answer}");
    assert!(answer["chain"].as_u64() >= Some(1), "{answer}");
    assert_eq!(times(&answer)?, 2, "{answer}");
    Ok(())
}

#[tokio::test]
async fn metrics_are_read_of_as_many_services_as_asked_for() -> Result<()> {
    let running = fleet().await?;
    let answer = ask(&["metrics", &running.endpoint(), "2"]).await?;
    assert_eq!(answer["services"], 2, "{answer}");
    // Four ranges of each, twice.
    assert!(answer["calls"].as_u64() >= Some(16), "{answer}");
    assert!(answer["points"].as_u64() > Some(0), "{answer}");
    Ok(())
}

#[tokio::test]
async fn profiles_are_read_so_often() -> Result<()> {
    let answer = ask(&["profiles", "3", "2"]).await?;
    assert_eq!(times(&answer)?, 2, "{answer}");
    Ok(())
}
