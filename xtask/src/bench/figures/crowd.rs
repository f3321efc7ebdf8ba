//! Twenty clients of the simulator at once, for a minute.

use anyhow::{Context, Result};
use desktop::Simulator;

use super::simulator::ask;
use crate::{
    bench::{
        figure::{Bench, Budget, Row},
        statistics::Samples,
        tree,
    },
    progress,
};

const SECONDS: &str = "60";
/// Operations end within a tenth of a second, so that a minute has many of them.
const SPEED: &str = "600";

pub(super) fn measure(bench: &Bench<'_>) -> Result<Vec<Row>> {
    let program = bench.program("apprunner-simulator");
    let arguments = ["--scenario", "empty", "--speed", SPEED];
    let simulator = Simulator::start_program(&program, &arguments)?;
    let before = tree::memory(simulator.id())?;
    let answer = ask(bench, &["crowd", simulator.endpoint(), SECONDS])?;
    let after = tree::memory(simulator.id())?;
    let wrong = answer["wrong"].as_array().context("what was wrong")?;
    for answer in wrong {
        progress::remark(&format!("  wrong: {answer}"));
    }
    let number = |name: &str| answer[name].as_f64().context("a number");
    let one = |value: f64| Samples::new(vec![value]).context("one sample");
    Ok(vec![
        Row {
            name: "crowd",
            what: "wrong answers of the simulator to 20 clients at once for a minute",
            floor_is: "",
            unit: "answers",
            measured: one(wrong.len() as f64)?,
            floor: None,
            budget: Budget::AtMost(0.0),
        },
        Row {
            name: "throughput",
            what: "calls answered meanwhile",
            floor_is: "",
            unit: "calls/s",
            measured: one(number("calls")? / number("seconds")?)?,
            floor: None,
            budget: Budget::Told,
        },
        Row {
            name: "crowd-memory",
            what: "the simulator's memory after it, 500 services and all that was done to them",
            floor_is: "the simulator's memory before it",
            unit: "MB",
            measured: one(after)?,
            floor: Some(one(before)?),
            budget: Budget::Told,
        },
    ])
}
