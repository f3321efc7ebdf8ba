//! Programs with a window, opened to be measured.

use std::{
    process::Command,
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use desktop::{Account, Setting, Simulator};
use serde_json::json;
use stage::{Background, Frame, Stage, until};

use crate::bench::figure::Bench;

/// Every region that the simulator's fleets are spread over.
const REGIONS: [&str; 11] = [
    "us-east-1",
    "us-east-2",
    "us-west-2",
    "eu-west-1",
    "eu-west-2",
    "eu-west-3",
    "eu-central-1",
    "ap-south-1",
    "ap-southeast-1",
    "ap-southeast-2",
    "ap-northeast-1",
];
/// How long a screen must stay as it is to count as finished.
const SETTLED: Duration = Duration::from_millis(2_500);
const PATIENCE: Duration = Duration::from_secs(120);
const BETWEEN_LOOKS: Duration = Duration::from_millis(6);
/// Two screens are the same if this much of what is on one is on the other: a clock may tick meanwhile.
const SAME: f64 = 0.98;
/// A screen shows what it shows in the end if this much of it is there. What is drawn again, such as the icons of rows
/// that were read anew, may differ at its edges, and what says how old it all is does.
const SHOWN: f64 = 0.9;

/// A stage where Trackside finds a profile of the simulator's.
pub(super) struct Scene {
    pub(super) stage: Stage,
    simulator: Option<Simulator>,
}

impl Scene {
    /// With nothing to find.
    pub(super) fn empty() -> Result<Self> {
        Ok(Self {
            stage: Stage::set_up()?,
            simulator: None,
        })
    }

    /// With a fleet.
    pub(super) fn with_fleet(bench: &Bench<'_>, scenario: &str) -> Result<Self> {
        let simulator = Simulator::start_program(
            &bench.program("apprunner-simulator"),
            &["--scenario", scenario],
        )?;
        let stage = Stage::set_up()?;
        furnished(&stage, &simulator)?;
        Ok(Self {
            stage,
            simulator: Some(simulator),
        })
    }

    /// Waits until every one of so many services has been described, and nothing more is asked.
    pub(super) fn described(&self, services: u64) -> Result<()> {
        let mut before = 0;
        until("every service to be described", PATIENCE, || {
            let calls = self.calls_of("DescribeService").unwrap_or_default();
            let operations = self.calls_of("ListOperations").unwrap_or_default();
            let rests = calls >= services && before == calls + operations;
            before = calls + operations;
            thread::sleep(Duration::from_secs(2));
            Ok(if rests {
                Ok(())
            } else {
                Err(format!("{calls} of {services}"))
            })
        })?;
        Ok(())
    }

    /// How often an operation was called.
    pub(super) fn calls_of(&self, operation: &str) -> Result<u64> {
        let simulator = self.simulator.as_ref().context("there is no simulator")?;
        Ok(simulator.calls_of(operation)?)
    }

    /// Opens a program, and gives it once its screen does not change any more, with each look that was taken.
    pub(super) fn open(&self, command: &Command) -> Result<Opened> {
        let screen = self.stage.screen()?;
        let before = screen.frame()?;
        let start = Instant::now();
        let program = Background::start(command)?;
        let mut looks = vec![(Duration::ZERO, before)];
        let mut changed = start;
        while looks.len() == 1 || changed.elapsed() < SETTLED {
            if start.elapsed() > PATIENCE {
                bail!(
                    "its screen does not come to rest; it wrote: {}",
                    program.last_words()
                );
            }
            thread::sleep(BETWEEN_LOOKS);
            let frame = screen.frame()?;
            let known = looks.last().context("there is a first look")?;
            if frame != known.1 {
                if frame.share_found_in(&known.1) < SAME {
                    changed = Instant::now();
                }
                looks.push((start.elapsed(), frame));
            }
        }
        Ok(Opened { program, looks })
    }
}

/// Puts a profile into the stage's home, and settings that open it in every region.
fn furnished(stage: &Stage, simulator: &Simulator) -> Result<()> {
    let cells = REGIONS.map(|region| json!({"profile": "default", "region": region}));
    Setting::named("bench")
        .profile("default", simulator, Account::Production, "eu-west-1")
        .settings(json!({"version": 1, "scope": {"cells": cells}}))
        .furnish(stage.home())?;
    Ok(())
}

/// A program whose window is complete.
pub(super) struct Opened {
    pub(super) program: Background,
    looks: Vec<(Duration, Frame)>,
}

impl Opened {
    /// When the screen first showed what it shows in the end.
    pub(super) fn complete_after(&self) -> Result<Duration> {
        let (_, last) = self.looks.last().context("there is a last look")?;
        let first = self
            .looks
            .iter()
            .find(|(_, frame)| last.share_found_in(frame) >= SHOWN);
        Ok(first.context("the last look is like itself")?.0)
    }
}
