//! From a key in the filter until the filtered fleet is painted, among 5,000 services.

use anyhow::{Context, Result};
use desktop::Key;

use super::driven::{Driven, Page};
use crate::bench::{
    figure::{Bench, Budget, Row},
    statistics::Samples,
};

const BARE_ROWS: &str = include_str!("../scripts/bare-rows.js");
const COUNT: &str = "document.querySelector('[role=grid]').getAttribute('aria-rowcount')";
const FIELD: &str = "document.querySelector('[role=combobox][aria-label=\"Filter services\"]')";
/// Each narrows the list further: few names and addresses have a k, and fewer go on with an e.
const KEYS: [&str; 2] = ["k", "e"];

pub(super) fn measure(bench: &Bench<'_>) -> Result<Vec<Row>> {
    let (mut measured, mut floor) = (Vec::new(), Vec::new());
    let fleet = Driven::with_fleet(bench, "fleet-5000")?;
    let page = fleet.open(&bench.program("trackside"), &[])?;
    page.wait("5,000 services", &format!("Number({COUNT}) > 5000"))?;
    // Rows whose details are still coming in are work of another kind.
    fleet.described(5000)?;
    page.session.run(&format!("{FIELD}.focus()"), &[])?;
    page.watch("keydown", COUNT)?;
    for sample in 0..bench.samples + 1 {
        let times = typed(&page)?;
        // The first keys warm the page up.
        if sample > 0 {
            measured.extend(times);
        }
        page.session.press(&[], Key::Escape)?;
        page.wait("the whole list", &format!("Number({COUNT}) > 5000"))?;
    }

    // In the same window: the page around it, its fonts and its size are the same.
    page.session.run(BARE_ROWS, &[])?;
    page.watch(
        "keydown",
        "document.querySelector('#bare-rows').dataset.count",
    )?;
    for sample in 0..bench.samples + 1 {
        let times = typed(&page)?;
        if sample > 0 {
            floor.extend(times);
        }
    }
    Ok(vec![Row {
        name: "filter",
        what: "keystroke in the filter until painted, 5,000 services",
        floor_is: "the same frame with 30 bare rows",
        unit: "ms",
        measured: Samples::new(measured).context("--samples must be 1 or more")?,
        floor: Samples::new(floor),
        budget: Budget::TimesFloor(2.0),
    }])
}

fn typed(page: &Page) -> Result<Vec<f64>> {
    KEYS.iter()
        .map(|&key| page.painted_after(|session| Ok(session.press(&[], key)?)))
        .collect()
}
