//! The figures. Each is a file of its own, and a line here.

mod idle;
mod memory;
mod start;
mod window;

use anyhow::Result;

use super::figure::{Bench, Row};

/// The figures, in the order in which they are measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FigureName {
    Start,
    Memory,
    Idle,
}

impl FigureName {
    pub(crate) const ALL: [Self; 3] = [Self::Start, Self::Memory, Self::Idle];

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Memory => "memory",
            Self::Idle => "idle",
        }
    }

    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|figure| figure.name() == name)
    }

    pub(crate) fn list() -> String {
        Self::ALL.map(Self::name).join(", ")
    }

    pub(super) fn measure(self, bench: &Bench<'_>) -> Result<Row> {
        match self {
            Self::Start => start::measure(bench),
            Self::Memory => memory::measure(bench),
            Self::Idle => idle::measure(bench),
        }
    }
}
