//! Calls to GetMetricData: every range of some services of one account and region, twice.

use anyhow::{Context, Result};

use super::engine::EngineFigures;
use crate::bench::{
    figure::{Bench, Budget, Row},
    statistics::Samples,
};

/// Services whose metrics are read.
const SERVICES: &str = "20";

pub(super) fn measure(bench: &Bench<'_>) -> Result<Vec<Row>> {
    let figures = EngineFigures::with_fleet(bench, &["--scenario", "fleet-1000"])?;
    let before = figures.simulator().datapoints()?;
    let answer = figures.ask("metrics", SERVICES)?;
    let calls = figures.simulator().calls_of("GetMetricData")?;
    let points = figures.simulator().datapoints()? - before;
    let one = |value: f64| Samples::new(vec![value]).context("one sample");
    let asked = |name: &str| answer[name].as_f64().context("a number");
    Ok(vec![
        Row {
            name: "calls",
            what: "calls to GetMetricData, 20 services × 4 ranges, twice",
            floor_is: "max(queries / 500, points / 100,800) a read",
            unit: "calls",
            measured: one(calls as f64)?,
            floor: Some(one(asked("calls")?)?),
            budget: Budget::TimesFloor(1.0),
        },
        Row {
            name: "points",
            what: "points answered for the same reads",
            floor_is: "each settled point once, the others at each read",
            unit: "points",
            measured: one(points as f64)?,
            floor: Some(one(asked("points")?)?),
            budget: Budget::TimesFloor(1.0),
        },
    ])
}
