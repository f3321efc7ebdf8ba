//! A figure: what was measured, against what, and how it may be.

use std::path::PathBuf;

use super::statistics::Samples;
use crate::workspace::Workspace;

/// What figures are measured with.
#[derive(Debug)]
pub(super) struct Bench<'w> {
    pub(super) workspace: &'w Workspace,
    pub(super) release: bool,
    pub(super) samples: usize,
    /// Memory is measured after an hour rather than after as many refreshes as fall into one.
    pub(super) soak: bool,
}

impl Bench<'_> {
    pub(super) fn program(&self, name: &str) -> PathBuf {
        self.workspace.program(name, self.release)
    }
}

/// How much is allowed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Budget {
    /// So many times the floor.
    TimesFloor(f64),
    /// So much, in the figure's unit.
    AtMost(f64),
    /// It is told, and may be what it is.
    Told,
}

/// What came out.
#[derive(Debug, Clone)]
pub(super) struct Row {
    /// The figure's name on the command line.
    pub(super) name: &'static str,
    /// What was measured.
    pub(super) what: &'static str,
    /// What the floor is.
    pub(super) floor_is: &'static str,
    pub(super) unit: &'static str,
    pub(super) measured: Samples,
    pub(super) floor: Option<Samples>,
    pub(super) budget: Budget,
}

impl Row {
    /// The medians of the two.
    pub(super) fn ratio(&self) -> Option<f64> {
        let floor = self.floor.as_ref()?.median();
        (floor > 0.0).then(|| self.measured.median() / floor)
    }

    pub(super) fn is_within_budget(&self) -> bool {
        match self.budget {
            Budget::TimesFloor(times) => self.ratio().is_some_and(|ratio| ratio <= times),
            Budget::AtMost(most) => self.measured.median() <= most,
            Budget::Told => true,
        }
    }
}

#[cfg(test)]
pub(super) fn example(measured: f64, floor: Option<f64>, budget: Budget) -> Row {
    let samples = |value| Samples::new(vec![value]).expect("one");
    Row {
        name: "start",
        what: "start until the last fleet is on screen",
        floor_is: "an empty window",
        unit: "ms",
        measured: samples(measured),
        floor: floor.map(samples),
        budget,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_budget_is_a_ratio_to_the_floor_or_an_amount() {
        let within = |row: Row| row.is_within_budget();
        assert!(within(example(650.0, Some(500.0), Budget::TimesFloor(1.3))));
        assert!(!within(example(
            651.0,
            Some(500.0),
            Budget::TimesFloor(1.3)
        )));
        assert!(within(example(0.4, None, Budget::AtMost(0.5))));
        assert!(!within(example(0.6, None, Budget::AtMost(0.5))));
        assert!(within(example(0.6, None, Budget::Told)));
    }

    #[test]
    fn a_ratio_without_a_floor_is_no_success() {
        assert!(!example(1.0, None, Budget::TimesFloor(2.0)).is_within_budget());
        assert!(!example(1.0, Some(0.0), Budget::TimesFloor(2.0)).is_within_budget());
    }
}
