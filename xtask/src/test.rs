//! `cargo xtask test`

mod clients;
mod libtest;
mod report;
mod steps;
mod vitest;

use std::{process::ExitCode, time::Instant};

use anyhow::Result;

use self::report::Report;
use self::steps::Ground;
pub(crate) use self::steps::StepName;
use crate::{
    prerequisites::{self, Need},
    progress,
    workspace::Workspace,
};

/// What the command line asks for.
#[derive(Debug, PartialEq)]
pub(crate) struct TestOptions {
    pub(crate) install: bool,
    /// Nothing means everything.
    pub(crate) only: Vec<StepName>,
}

impl Default for TestOptions {
    fn default() -> Self {
        Self {
            install: true,
            only: Vec::new(),
        }
    }
}

/// Runs the steps one after the other. One that fails does not stop those after it, unless it made their ground.
pub(crate) fn test(workspace: &Workspace, options: &TestOptions) -> Result<ExitCode> {
    let start = Instant::now();
    prerequisites::ensure(Need::Tests, options.install)?;
    prerequisites::ensure_components()?;

    let steps: Vec<StepName> = if options.only.is_empty() {
        StepName::ALL.to_vec()
    } else {
        options.only.clone()
    };
    let mut report = Report::default();
    let mut grounds = Grounds::default();
    if steps.iter().any(|step| step.compiles_the_shell()) {
        // The shell embeds the pages: made before it is compiled for the first time, they are embedded once. Where
        // they cannot be made, Rust is checked all the same.
        grounds.lacks(Ground::Pages, workspace, &mut report);
    }
    for step in steps {
        match step
            .ground()
            .and_then(|ground| grounds.lacks(ground, workspace, &mut report))
        {
            None => step.run(workspace, &mut report),
            Some(missing) => report.skip(&format!(
                "{}: cannot run without the {missing}",
                step.name()
            )),
        }
    }
    progress::remark(&format!("In all: {}", progress::duration(start.elapsed())));
    progress::tell(&report.to_string());
    Ok(if report.is_good() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// What steps stand on. Each is made when the first step asks for it, and once only.
#[derive(Debug, Default)]
struct Grounds {
    made: Vec<(Ground, bool)>,
}

impl Grounds {
    /// Makes a ground and all below it. Gives the name of the one that could not be made.
    fn lacks(
        &mut self,
        ground: Ground,
        workspace: &Workspace,
        report: &mut Report,
    ) -> Option<&'static str> {
        if let Some(missing) = ground
            .below()
            .and_then(|below| self.lacks(below, workspace, report))
        {
            return Some(missing);
        }
        let known = self
            .made
            .iter()
            .find(|(made, _)| *made == ground)
            .map(|(_, good)| *good);
        let good = known.unwrap_or_else(|| {
            let good = report.ground(ground.name(), ground.make(workspace));
            self.made.push((ground, good));
            good
        });
        (!good).then(|| ground.name())
    }
}
