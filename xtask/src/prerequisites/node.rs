//! Node.

use anyhow::{Result, bail};

use super::version::Version;
use crate::command::answer;

/// What the front end's build tools ask for: one line of versions until 22.12 and all after it.
const NEEDED: &str = "20.19 or later of 20, or 22.12 or later";

pub(super) fn check() -> Result<()> {
    judge(&answer("node", &["--version"]).unwrap_or_default())?;
    if answer("npm", &["--version"]).is_none() {
        bail!(
            "npm is missing: it comes with Node, and some systems have it as a package of its own."
        );
    }
    Ok(())
}

fn judge(said: &str) -> Result<()> {
    let Some(found) = Version::first_in(said) else {
        bail!("Node is missing: Trackside needs version {NEEDED}.");
    };
    let fits =
        (Version(20, 19, 0)..Version(21, 0, 0)).contains(&found) || found >= Version(22, 12, 0);
    if !fits {
        bail!("Node {found} does not fit: Trackside needs version {NEEDED}.");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_the_versions_that_the_build_tools_take() {
        for fits in ["v20.19.0", "v20.20.2", "v22.12.0", "v23.1.0", "v24.0.0"] {
            assert!(judge(fits).is_ok(), "{fits}");
        }
        for unfit in ["v18.20.0", "v20.18.3", "v21.7.3", "v22.11.0", ""] {
            assert!(judge(unfit).is_err(), "{unfit}");
        }
    }

    #[test]
    fn says_what_is_there_and_what_is_needed() {
        let said = judge("v18.19.0").expect_err("too old").to_string();
        assert_eq!(
            said,
            "Node 18.19.0 does not fit: Trackside needs version 20.19 or later of 20, or 22.12 or later."
        );
    }
}
