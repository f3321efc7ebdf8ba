//! The memory of the window and all its processes, with a fleet of 1,000 services that was refreshed 120 times.

use std::{thread, time::Duration};

use anyhow::{Context, Result};
use desktop::{Modifier, PATIENCE};
use stage::until;

use super::driven::{Driven, Page};
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
/// Caches and collectors come to rest in it.
const REST: Duration = Duration::from_secs(5);
const BUSY: &str =
    "document.querySelector('button[aria-label=Refresh]').getAttribute('aria-busy') === 'true'";

pub(super) fn measure(bench: &Bench<'_>) -> Result<Vec<Row>> {
    let (mut measured, mut floor) = (Vec::new(), Vec::new());
    // Memory is steadier than time, and a run of it is long.
    let samples = if bench.soak { 1 } else { bench.samples.min(2) };
    for _ in 0..samples {
        let fleet = Driven::with_fleet(bench, "fleet-1000")?;
        let page = fleet.open(&bench.program("trackside"), &[])?;
        page.wait(
            "1,000 services",
            "document.body.innerText.includes('1,000 services')",
        )?;
        fleet.described(1000)?;
        if bench.soak {
            thread::sleep(SOAK);
        } else {
            refresh(&fleet, &page)?;
        }
        thread::sleep(REST);
        measured.push(tree::memory(fleet.id())?);

        let nothing = Driven::empty()?;
        let _page = nothing.open(&bench.program("empty-window"), &[])?;
        thread::sleep(REST);
        floor.push(tree::memory(nothing.id())?);
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

/// Refreshes as a user does, again as soon as every cell has been read.
fn refresh(fleet: &Driven, page: &Page) -> Result<()> {
    for _ in 0..REFRESHES {
        let before = fleet.calls_of("ListServices")?;
        page.session.press(&[Modifier::Control], "r")?;
        until("the cells to be read", PATIENCE, || {
            let calls = fleet.calls_of("ListServices").unwrap_or_default() - before;
            Ok(if calls >= CELLS {
                Ok(())
            } else {
                Err(format!("{calls} calls"))
            })
        })?;
        page.wait("the refresh to end", &format!("!({BUSY})"))?;
    }
    Ok(())
}
