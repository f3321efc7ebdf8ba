//! Reading the AWS configuration files with 1,000 profiles in them.

use anyhow::{Context, Result};

use super::engine::{EngineFigures, numbers};
use crate::bench::{
    figure::{Bench, Budget, Row},
    statistics::Samples,
};

/// Milliseconds: what a person does not notice when the files are read again after an edit.
const UNNOTICED: f64 = 100.0;

pub(super) fn measure(bench: &Bench<'_>) -> Result<Vec<Row>> {
    let answer = EngineFigures::run(bench, &["profiles", "1000", &bench.samples.to_string()])?;
    Ok(vec![Row {
        name: "profiles",
        what: "reading 1,000 profiles",
        floor_is: "the same file's lines",
        unit: "ms",
        measured: Samples::new(numbers(&answer["milliseconds"]))
            .context("--samples must be 1 or more")?,
        floor: Samples::new(numbers(&answer["floor"])),
        budget: Budget::AtMost(UNNOTICED),
    }])
}
