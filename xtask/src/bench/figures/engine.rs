//! The engine without a window, which measures itself.

use std::{env, path::Path, process::Command};

use anyhow::{Context, Result, bail};
use desktop::Simulator;
use serde_json::Value;

use crate::bench::figure::Bench;

/// The program `engine-figures`, and the simulator that it measures against.
pub(super) struct EngineFigures<'b> {
    bench: &'b Bench<'b>,
    simulator: Simulator,
}

impl<'b> EngineFigures<'b> {
    pub(super) fn with_fleet(bench: &'b Bench<'b>, arguments: &[&str]) -> Result<Self> {
        let program = bench.program("apprunner-simulator");
        Ok(Self {
            bench,
            simulator: Simulator::start_program(&program, arguments)?,
        })
    }

    pub(super) fn simulator(&self) -> &Simulator {
        &self.simulator
    }

    /// Has `what` measured against the simulator.
    pub(super) fn ask(&self, what: &str, count: &str) -> Result<Value> {
        Self::run(self.bench, &[what, self.simulator.endpoint(), count])
    }

    /// Runs the program with these arguments.
    pub(super) fn run(bench: &Bench<'_>, arguments: &[&str]) -> Result<Value> {
        answered(&bench.program("engine-figures"), arguments)
    }
}

/// What a program that measures answers, in one line of JSON.
pub(super) fn answered(program: &Path, arguments: &[&str]) -> Result<Value> {
    let mut command = Command::new(program);
    command.args(arguments);
    // What is measured knows nothing of the AWS account of whoever measures.
    for (name, _) in env::vars_os() {
        if name.to_string_lossy().starts_with("AWS_") {
            command.env_remove(&name);
        }
    }
    let name = program.display();
    let output = command
        .output()
        .with_context(|| format!("{name} does not start"))?;
    if !output.status.success() {
        bail!("{name}: {}", String::from_utf8_lossy(&output.stderr));
    }
    serde_json::from_slice(&output.stdout).with_context(|| format!("{name} answers with JSON"))
}

/// The numbers of a JSON array.
pub(super) fn numbers(value: &Value) -> Vec<f64> {
    let list = value.as_array().map(Vec::as_slice).unwrap_or_default();
    list.iter().filter_map(Value::as_f64).collect()
}
