//! A refresh of 1,000 services over 11 regions, each answer of which takes 40 ms to come.

use anyhow::{Context, Result, ensure};

use super::engine::{EngineFigures, numbers};
use crate::bench::{
    figure::{Bench, Budget, Row},
    statistics::Samples,
};

const LATENCY: f64 = 40.0;

pub(super) fn measure(bench: &Bench<'_>) -> Result<Vec<Row>> {
    let figures = EngineFigures::with_fleet(
        bench,
        &[
            "--scenario",
            "fleet-1000",
            "--latency",
            &LATENCY.to_string(),
        ],
    )?;
    let answer = figures.ask("refresh", &bench.samples.max(3).to_string())?;
    ensure!(answer["services"] == 1000, "the fleet is whole: {answer}");
    let chain = answer["chain"].as_f64().context("the chain of calls")?;
    Ok(vec![Row {
        name: "refresh",
        what: "refresh of 1,000 services over 11 regions at 40 ms",
        floor_is: "the longest chain of dependent calls",
        unit: "ms",
        measured: Samples::new(numbers(&answer["milliseconds"])).context("no samples")?,
        floor: Samples::new(vec![chain * LATENCY]),
        budget: Budget::TimesFloor(1.25),
    }])
}
