//! The simulator alone, by the program that its own crate has for that.

use anyhow::Result;
use serde_json::Value;

use super::engine::answered;
use crate::bench::figure::Bench;

/// What `simulator-figures` answers.
pub(super) fn ask(bench: &Bench<'_>, arguments: &[&str]) -> Result<Value> {
    answered(&bench.program("examples/simulator-figures"), arguments)
}
