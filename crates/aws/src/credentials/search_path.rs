//! Where programs are looked for: as the user's login shell looks.
//!
//! A program that was started from a desktop has a short `PATH`, in which the tools that people
//! install for themselves are not.

use std::ffi::OsString;
use std::process::Stdio;
use std::time::Duration;

use tokio::process::Command;
use tokio::sync::OnceCell;

/// How long the shell may take to start; some do much in their profiles.
const PATIENCE: Duration = Duration::from_secs(4);

/// What the shell prints before the path: its profiles may print, too.
const MARK: &str = "trackside-path:";

/// Our own `PATH`, and after it what the login shell has besides. `None` where it adds nothing.
pub(crate) async fn search_path() -> Option<&'static OsString> {
    static FOUND: OnceCell<Option<OsString>> = OnceCell::const_new();
    FOUND.get_or_init(find).await.as_ref()
}

async fn find() -> Option<OsString> {
    if !cfg!(unix) {
        return None;
    }
    let shell = std::env::var_os("SHELL").filter(|shell| !shell.is_empty())?;
    let printed = Command::new(shell)
        .args(["-l", "-c", &format!("printf '\\n{MARK}%s\\n' \"$PATH\"")])
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .output();
    // A shell that does not answer costs the wait once, and nothing else.
    let output = tokio::time::timeout(PATIENCE, printed).await.ok()?.ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    let theirs = text.lines().find_map(|line| line.strip_prefix(MARK))?;
    joined(std::env::var_os("PATH").unwrap_or_default(), theirs)
}

/// `ours`, and what only `theirs` has.
fn joined(ours: OsString, theirs: &str) -> Option<OsString> {
    let mut folders: Vec<_> = std::env::split_paths(&ours).collect();
    let before = folders.len();
    for folder in std::env::split_paths(theirs) {
        if !folder.as_os_str().is_empty() && !folders.contains(&folder) {
            folders.push(folder);
        }
    }
    if folders.len() == before {
        return None;
    }
    std::env::join_paths(folders).ok()
}

#[cfg(all(test, unix))]
mod tests {
    use super::joined;

    #[test]
    fn the_shells_folders_come_after_ours_each_once() {
        let path = joined("/usr/bin:/bin".into(), "/srv/ada/bin:/usr/bin::/opt/bin");
        assert_eq!(path, Some("/usr/bin:/bin:/srv/ada/bin:/opt/bin".into()));
        assert_eq!(joined("/usr/bin".into(), "/usr/bin"), None);
    }
}
