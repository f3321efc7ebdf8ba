//! A page of ListServices, where a region has 5,000 services and where it has 50.

use anyhow::{Context, Result};

use super::{engine::numbers, simulator};
use crate::bench::{
    figure::{Bench, Budget, Row},
    statistics::Samples,
};

pub(super) fn measure(bench: &Bench<'_>) -> Result<Vec<Row>> {
    let samples = |services: &str| {
        let answer = simulator::ask(bench, &["pages", services, &bench.samples.to_string()])?;
        Samples::new(numbers(&answer["microseconds"])).context("--samples must be 1 or more")
    };
    Ok(vec![Row {
        name: "pages",
        what: "the simulator's page of ListServices at 5,000 services in a region",
        floor_is: "the same at 50",
        unit: "µs",
        measured: samples("5000")?,
        floor: Some(samples("50")?),
        budget: Budget::TimesFloor(2.0),
    }])
}
