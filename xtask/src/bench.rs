//! `cargo xtask bench`: what the design has a budget for, each figure beside its floor, both measured in one run.

mod figure;
mod figures;
mod report;
mod statistics;
mod tree;

use std::{env, process::ExitCode};

use anyhow::{Context, Result};

use self::figure::Bench;
pub(crate) use self::figures::FigureName;
use crate::{
    command::{cargo, succeed},
    frontend,
    prerequisites::{self, Need},
    progress::{self, during},
    workspace::Workspace,
};

/// What the command line asks for.
#[derive(Debug, PartialEq)]
pub(crate) struct BenchOptions {
    pub(crate) install: bool,
    /// Measure the debug build, while a figure is being worked on. It has no budget.
    pub(crate) debug: bool,
    /// How often each thing is measured.
    pub(crate) samples: usize,
    /// Let the window stand for an hour before its memory is measured.
    pub(crate) soak: bool,
    /// Nothing means everything.
    pub(crate) only: Vec<FigureName>,
}

impl Default for BenchOptions {
    fn default() -> Self {
        Self {
            install: true,
            debug: false,
            samples: 7,
            soak: false,
            only: Vec::new(),
        }
    }
}

/// Measures, prints a table and writes `bench.json` into the current folder. Exits with 1 where a budget is missed.
pub(crate) fn bench(workspace: &Workspace, options: &BenchOptions) -> Result<ExitCode> {
    prerequisites::ensure(Need::VirtualDisplay, options.install)?;
    frontend::install(workspace)?;
    frontend::build(workspace)?;
    build(workspace, options)?;

    let bench = Bench {
        workspace,
        release: !options.debug,
        samples: options.samples,
        soak: options.soak,
    };
    let names: Vec<FigureName> = if options.only.is_empty() {
        FigureName::ALL.to_vec()
    } else {
        options.only.clone()
    };
    let mut rows = Vec::new();
    for name in names {
        let measured = during(name.name(), || name.measure(&bench))
            .with_context(|| format!("measuring {}", name.name()))?;
        for row in measured {
            progress::remark(&report::line(&row));
            rows.push(row);
        }
    }
    let file = env::current_dir()?.join("bench.json");
    report::write(&rows, &bench, &file)?;
    progress::tell(&report::table(&rows));
    progress::tell(&format!("written to {}", file.display()));
    let good = options.debug || rows.iter().all(figure::Row::is_within_budget);
    Ok(if good {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// The programs in one go, so that what they share is compiled once.
fn build(workspace: &Workspace, options: &BenchOptions) -> Result<()> {
    let mut command = cargo(
        workspace,
        &[
            "build",
            "-p",
            "trackside",
            "-p",
            "simulator",
            "-p",
            "empty-window",
            "-p",
            "engine-figures",
            "--bins",
            "--example",
            "simulator-figures",
        ],
    );
    if !options.debug {
        command.args(["--release", "--features", "tauri/custom-protocol"]);
    }
    during(
        "building Trackside, the simulator and what they are measured with (a release build takes 15 minutes or more)",
        || succeed(&mut command),
    )
}
