//! What has to be there before anything can be built: found out, said, and installed where that is possible.

mod apt;
mod node;
mod parts;
mod rust;
mod version;

use anyhow::Result;

/// How much is going to be done. Each takes what those before it take.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Need {
    /// Building the program and opening it on the screen there is.
    Build,
    /// Opening it on a virtual screen as well.
    VirtualDisplay,
    /// Trying everything that it does.
    Tests,
}

/// Rust, Node, and the system's packages.
pub(crate) fn ensure(need: Need, install: bool) -> Result<()> {
    tools()?;
    if install && cfg!(target_os = "linux") {
        apt::ensure(need)?;
    }
    Ok(())
}

/// Rust and Node: these are the user's to install.
pub(crate) fn tools() -> Result<()> {
    rust::check()?;
    node::check()
}

/// rustfmt and clippy, which a minimal rustup leaves out.
pub(crate) use rust::ensure_components;
