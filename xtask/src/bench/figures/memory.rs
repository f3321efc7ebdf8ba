//! The memory of the window and all its processes, with a fleet of 1,000 services that was refreshed 120 times.

use std::{thread, time::Duration};

use anyhow::{Context, Result};
use desktop::PATIENCE;
use stage::until;

use super::window::Scene;
use crate::bench::{
    figure::{Bench, Budget, Row},
    statistics::Samples,
    tree,
};

const REFRESHES: usize = 120;
/// Each has a call at least.
const CELLS: u64 = 11;
/// As many refreshes, at the pace of a window that nobody touches.
const SOAK: Duration = Duration::from_secs(3600);
/// A list goes on within it, if it has another page.
const BETWEEN_LOOKS: Duration = Duration::from_millis(100);
/// Caches and collectors come to rest in it.
const REST: Duration = Duration::from_secs(5);
/// Ctrl+R, which refreshes the fleet.
const REFRESH: &str = "\u{12}";

pub(super) fn measure(bench: &Bench<'_>) -> Result<Vec<Row>> {
    let (mut measured, mut floor) = (Vec::new(), Vec::new());
    // Memory is steadier than time, and a run of it is long.
    let samples = if bench.soak { 1 } else { bench.samples.min(2) };
    for _ in 0..samples {
        // One after the other: processes that are there together share what they have read, and each counts for less.
        measured.push(of_fleet(bench)?);
        floor.push(of_nothing(bench)?);
    }
    Ok(vec![Row {
        name: "memory",
        what: "memory of the process tree, 1,000 services, after 120 refreshes",
        floor_is: "an empty Tauri window",
        unit: "MB",
        measured: Samples::new(measured).context("--samples must be 1 or more")?,
        floor: Samples::new(floor),
        budget: Budget::TimesFloor(1.3),
    }])
}

/// Without a driver, which costs memory of its own and has the page keep layers.
fn of_fleet(bench: &Bench<'_>) -> Result<f64> {
    let fleet = Scene::with_fleet(bench, "fleet-1000")?;
    let opened = fleet.open(&fleet.stage.command(bench.program("trackside")))?;
    fleet.described(1000)?;
    if bench.soak {
        thread::sleep(SOAK);
    } else {
        refresh(&fleet)?;
    }
    thread::sleep(REST);
    tree::memory(opened.program.id())
}

fn of_nothing(bench: &Bench<'_>) -> Result<f64> {
    let nothing = Scene::empty()?;
    let opened = nothing.open(&nothing.stage.command(bench.program("empty-window")))?;
    thread::sleep(REST);
    tree::memory(opened.program.id())
}

/// Refreshes as a user does, again as soon as every cell has been read.
fn refresh(fleet: &Scene) -> Result<()> {
    for _ in 0..REFRESHES {
        let before = fleet.calls_of("ListServices")?;
        fleet.stage.type_text(REFRESH)?;
        let mut last = before;
        until("the cells to be read", PATIENCE, || {
            let calls = fleet.calls_of("ListServices").unwrap_or_default();
            let rests = calls >= before + CELLS && calls == last;
            last = calls;
            thread::sleep(BETWEEN_LOOKS);
            Ok(if rests {
                Ok(())
            } else {
                Err(format!("{} calls", calls - before))
            })
        })?;
    }
    Ok(())
}
