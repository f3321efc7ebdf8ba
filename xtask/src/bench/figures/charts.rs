//! From a change of the range until all charts of the metrics page are painted, with 1,440 points a line.

use std::fs;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::driven::{Driven, Page};
use crate::bench::{
    figure::{Bench, Budget, Row},
    statistics::Samples,
};

const DRAWN: &str = include_str!("../scripts/drawn.js");
const BARE_CHARTS: &str = include_str!("../scripts/bare-charts.js");
const LANGUAGE: &str =
    "Object.defineProperty(navigator, 'language', { value: 'en-US', configurable: true })";
/// The charts of the page: width, height and lines of each, which its name lists.
const CHARTS: &str = "return [...document.querySelectorAll('.uplot')].map(plot => {
    const name = plot.closest('[role=img]').getAttribute('aria-label');
    const lines = name.split('current values: ')[1].split('. The table')[0].split(', ').length;
    return [plot.clientWidth, plot.clientHeight, lines];
})";

pub(super) fn measure(bench: &Bench<'_>) -> Result<Vec<Row>> {
    let fleet = Driven::with_fleet(bench, "fleet-1000")?;
    let page = fleet.open(
        &bench.program("trackside"),
        &["--profile", "default", "--region", "eu-west-1", "sync-0052"],
    )?;
    choose(&page, "[role=tab]", "Metrics")?;
    page.wait(
        "the charts",
        "document.querySelectorAll('.uplot canvas').length > 0",
    )?;
    // Both ranges are read once: what is measured is showing them, not CloudWatch.
    for range in ["1 d", "3 h", "1 d", "3 h"] {
        choose(&page, "button", range)?;
        page.wait(
            "the range to be read",
            "document.querySelector('[aria-busy=false] .uplot')",
        )?;
    }
    let charts = page.session.run(CHARTS, &[])?;
    let count = charts.as_array().map(Vec::len).unwrap_or_default();
    let measured = changes(&page, bench, count, |range| {
        format!("{}.click()", named("button", range))
    })?;

    let nothing = Driven::empty()?;
    let bare = nothing.open(&bench.program("empty-window"), &[])?;
    let package = bench.workspace.ui().join("node_modules/uplot/dist");
    let read = |name: &str| {
        fs::read_to_string(package.join(name)).with_context(|| format!("uPlot has no {name}"))
    };
    // The library asks for the language while it is loaded, and takes no "C" (see the front end's loadPlot).
    bare.session.run(LANGUAGE, &[])?;
    let library = format!("{}; window.UPlot = uPlot;", read("uPlot.iife.min.js")?);
    bare.session.run(&library, &[])?;
    let arguments: [Value; 2] = [json!(read("uPlot.min.css")?), charts];
    bare.session.run(BARE_CHARTS, &arguments)?;
    let floor = changes(&bare, bench, count, |_| {
        "document.querySelector('button').click()".to_owned()
    })?;
    Ok(vec![Row {
        name: "charts",
        what: "range change until every chart is painted, 1,440 points",
        floor_is: "uPlot alone on a bare page",
        unit: "ms",
        measured: Samples::new(measured).context("--samples must be 1 or more")?,
        floor: Samples::new(floor),
        budget: Budget::TimesFloor(1.5),
    }])
}

/// Goes to a day and back; the way to the day is the sample.
fn changes(
    page: &Page,
    bench: &Bench<'_>,
    count: usize,
    press: impl Fn(&str) -> String,
) -> Result<Vec<f64>> {
    page.session.run(DRAWN, &[])?;
    page.watch(
        "click",
        &format!("Math.floor(window.figureDrawn / {count})"),
    )?;
    let mut times = Vec::new();
    for sample in 0..bench.samples + 1 {
        for range in ["1 d", "3 h"] {
            page.session.run("window.figureDrawn = 0", &[])?;
            let script = press(range);
            let time = page.painted_after(|session| Ok(session.run(&script, &[]).map(drop)?))?;
            if range == "1 d" && sample > 0 {
                times.push(time);
            }
        }
    }
    Ok(times)
}

fn named(tag: &str, text: &str) -> String {
    format!(
        "[...document.querySelectorAll('{tag}')].find(found => found.textContent.trim() === '{text}')"
    )
}

fn choose(page: &Page, tag: &str, text: &str) -> Result<()> {
    let found = named(tag, text);
    page.wait(text, &found)?;
    page.session.run(&format!("{found}.click()"), &[])?;
    Ok(())
}
