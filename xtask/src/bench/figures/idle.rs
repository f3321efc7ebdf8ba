//! The processor time of a window that nobody touches.

use std::{
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result};

use super::window::Scene;
use crate::bench::{
    figure::{Bench, Budget, Row},
    statistics::Samples,
    tree,
};

/// Two of the refreshes that an idle window makes fall into it.
const WATCHED: Duration = Duration::from_secs(60);

pub(super) fn measure(bench: &Bench<'_>) -> Result<Vec<Row>> {
    let fleet = Scene::with_fleet(bench, "fleet-1000")?;
    let opened = fleet.open(&fleet.stage.command(bench.program("trackside")))?;
    // Reading 1,000 services for the first time is not rest.
    fleet.described(1000)?;
    let id = opened.program.id();
    let mut measured = Vec::new();
    for _ in 0..bench.samples.min(2) {
        let (start, before) = (Instant::now(), tree::cpu_time(id)?);
        thread::sleep(WATCHED);
        measured.push((tree::cpu_time(id)? - before) / start.elapsed().as_secs_f64() * 100.0);
    }
    Ok(vec![Row {
        name: "idle",
        what: "processor time of an idle window, of one core",
        floor_is: "",
        unit: "%",
        measured: Samples::new(measured).context("--samples must be 1 or more")?,
        floor: None,
        budget: Budget::AtMost(0.5),
    }])
}
