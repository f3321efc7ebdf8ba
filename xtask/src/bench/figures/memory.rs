//! The memory of the window and all its processes, with a fleet of 1,000 services.

use anyhow::{Context, Result};

use super::window::Scene;
use crate::bench::{
    figure::{Bench, Budget, Row},
    statistics::Samples,
    tree,
};

pub(super) fn measure(bench: &Bench<'_>) -> Result<Row> {
    let (app, empty) = (bench.program("trackside"), bench.program("empty-window"));
    let (mut measured, mut floor) = (Vec::new(), Vec::new());
    // Memory is steadier than time: three samples tell it.
    for _ in 0..bench.samples.min(3) {
        let fleet = Scene::with_fleet(bench, "fleet-1000")?;
        measured.push(tree::memory(
            fleet.open(&fleet.stage.command(&app))?.program.id(),
        )?);
        let nothing = Scene::empty()?;
        floor.push(tree::memory(
            nothing.open(&nothing.stage.command(&empty))?.program.id(),
        )?);
    }
    Ok(Row {
        name: "memory",
        what: "memory of the process tree, 1,000 services",
        floor_is: "an empty Tauri window",
        unit: "MB",
        measured: Samples::new(measured).context("--samples must be 1 or more")?,
        floor: Samples::new(floor),
        budget: Budget::TimesFloor(1.3),
    })
}
