//! From the start of the program until the last fleet is on screen.
//!
//! It is measured as a person would, on the screen: the program is started on a virtual display, whose pixels are
//! looked at every few milliseconds; it counts from when they first show what they show in the end. The floor is a
//! Tauri window with nothing in it, seen in the same way, in turn with Trackside.

use anyhow::{Context, Result};

use super::window::Scene;
use crate::bench::{
    figure::{Bench, Budget, Row},
    statistics::Samples,
};

pub(super) fn measure(bench: &Bench<'_>) -> Result<Vec<Row>> {
    let (app, empty) = (bench.program("trackside"), bench.program("empty-window"));
    let fleet = Scene::with_fleet(bench, "fleet-1000")?;
    let nothing = Scene::empty()?;
    // The first run fills the store, and the disk's cache for both.
    fleet.open(&fleet.stage.command(&app))?;
    nothing.open(&nothing.stage.command(&empty))?;

    let (mut measured, mut floor) = (Vec::new(), Vec::new());
    for _ in 0..bench.samples {
        let milliseconds = |length: std::time::Duration| length.as_secs_f64() * 1000.0;
        measured.push(milliseconds(
            fleet.open(&fleet.stage.command(&app))?.complete_after()?,
        ));
        floor.push(milliseconds(
            nothing
                .open(&nothing.stage.command(&empty))?
                .complete_after()?,
        ));
    }
    Ok(vec![Row {
        name: "start",
        what: "start until the last fleet is on screen",
        floor_is: "an empty Tauri window",
        unit: "ms",
        measured: Samples::new(measured).context("--samples must be 1 or more")?,
        floor: Samples::new(floor),
        budget: Budget::TimesFloor(1.3),
    }])
}
