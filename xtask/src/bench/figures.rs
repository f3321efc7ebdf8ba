//! The figures. Each is a file of its own, and a line here.

mod calls;
mod charts;
mod crowd;
mod driven;
mod engine;
mod filter;
mod idle;
mod memory;
mod pages;
mod profiles;
mod refresh;
mod simulator;
mod start;
mod window;

use anyhow::Result;

use super::figure::{Bench, Row};

/// The figures, in the order in which they are measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FigureName {
    Start,
    Refresh,
    Filter,
    Charts,
    Memory,
    Calls,
    Idle,
    Profiles,
    Crowd,
    Pages,
}

impl FigureName {
    pub(crate) const ALL: [Self; 10] = [
        Self::Start,
        Self::Refresh,
        Self::Filter,
        Self::Charts,
        Self::Memory,
        Self::Calls,
        Self::Idle,
        Self::Profiles,
        Self::Crowd,
        Self::Pages,
    ];

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Refresh => "refresh",
            Self::Filter => "filter",
            Self::Charts => "charts",
            Self::Memory => "memory",
            Self::Calls => "calls",
            Self::Idle => "idle",
            Self::Profiles => "profiles",
            Self::Crowd => "crowd",
            Self::Pages => "pages",
        }
    }

    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|figure| figure.name() == name)
    }

    pub(crate) fn list() -> String {
        Self::ALL.map(Self::name).join(", ")
    }

    /// One row, or several where one run yields several figures.
    pub(super) fn measure(self, bench: &Bench<'_>) -> Result<Vec<Row>> {
        match self {
            Self::Start => start::measure(bench),
            Self::Refresh => refresh::measure(bench),
            Self::Filter => filter::measure(bench),
            Self::Charts => charts::measure(bench),
            Self::Memory => memory::measure(bench),
            Self::Calls => calls::measure(bench),
            Self::Idle => idle::measure(bench),
            Self::Profiles => profiles::measure(bench),
            Self::Crowd => crowd::measure(bench),
            Self::Pages => pages::measure(bench),
        }
    }
}
