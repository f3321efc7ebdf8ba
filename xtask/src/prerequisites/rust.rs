//! Rust.

use std::process::Command;

use anyhow::{Context, Result, bail};

use super::version::Version;
use crate::{
    command::{answer, succeed},
    progress,
};

/// The workspace's `rust-version`.
const NEEDED: &str = env!("CARGO_PKG_RUST_VERSION");

pub(super) fn check() -> Result<()> {
    judge(&answer("rustc", &["--version"]).unwrap_or_default())
}

fn judge(said: &str) -> Result<()> {
    let needed = Version::first_in(NEEDED).context("the workspace says which Rust it needs")?;
    match Version::first_in(said) {
        None => bail!("Rust is missing: install it with rustup, version {needed} or later."),
        Some(found) if found < needed => {
            bail!(
                "Rust {found} is too old: Trackside needs {needed} or later; `rustup update` brings it."
            )
        }
        Some(_) => Ok(()),
    }
}

/// rustfmt and clippy, which a minimal rustup leaves out.
pub(crate) fn ensure_components() -> Result<()> {
    let missing: Vec<&str> = [("rustfmt", "fmt"), ("clippy", "clippy")]
        .into_iter()
        .filter(|(_, subcommand)| answer("cargo", &[subcommand, "--version"]).is_none())
        .map(|(component, _)| component)
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    progress::remark(&format!("Installing with rustup: {}", missing.join(" ")));
    let mut add = Command::new("rustup");
    succeed(add.args(["component", "add"]).args(&missing)).with_context(|| {
        format!(
            "{} is needed; install it for this Rust and run this again",
            missing.join(" and ")
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_old_rust_is_named_with_the_one_that_is_needed() {
        let said = judge("rustc 1.70.0 (90c541806 2023-05-31)")
            .expect_err("too old")
            .to_string();
        assert!(
            said.starts_with("Rust 1.70.0 is too old: Trackside needs 1."),
            "{said}"
        );
    }

    #[test]
    fn none_at_all_is_said_too_and_a_later_one_is_fine() {
        assert!(judge("").is_err());
        assert!(judge("rustc 2.0.0").is_ok());
    }
}
