//! `cargo xtask bindings`

use anyhow::{Context, Result};

use crate::{
    command::{cargo, succeed},
    frontend, prerequisites,
    progress::during,
    workspace::Workspace,
};

/// The test that compares the bindings writes them where this is set: one renderer, so what is written is what is
/// compared.
const WRITE: &str = "TRACKSIDE_WRITE_BINDINGS";

pub(crate) fn write(workspace: &Workspace) -> Result<()> {
    prerequisites::tools()?;
    frontend::ensure_folder(workspace)?;
    during("writing the bindings", || {
        succeed(
            cargo(
                workspace,
                &["test", "--quiet", "-p", "trackside", "--test", "bindings"],
            )
            .env(WRITE, "1"),
        )
    })
    .context("the bindings could not be made")
}
