//! The AWS files, watched: an edit is applied and a sign-in noticed, whoever made it.

use std::ffi::OsString;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use aws::ConfigFiles;

use crate::core::Core;
use crate::fleet::Fleet;

/// Between two looks. A look is a few calls to the file system, so this costs nothing that shows.
const BETWEEN: Duration = Duration::from_millis(900);

/// What tells one state of a file from another: its length and time.
type Seen = Option<(u64, Option<SystemTime>)>;

/// Watches for as long as the engine runs.
pub(crate) async fn watch(core: Arc<Core>, fleet: Arc<Fleet>, places: ConfigFiles) {
    let files: Vec<PathBuf> = [places.config, places.credentials]
        .into_iter()
        .flatten()
        .collect();
    let folders: Vec<PathBuf> = [places.caches.sso, places.caches.login, places.caches.roles]
        .into_iter()
        .flatten()
        .collect();
    let mut seen_files: Vec<Seen> = files.iter().map(look).collect();
    let mut seen_caches: Vec<_> = folders.iter().map(look_into).collect();
    loop {
        core.clock.sleep(BETWEEN).await;
        let present: Vec<Seen> = files.iter().map(look).collect();
        if present != seen_files {
            seen_files = present;
            reload(&core, &fleet).await;
        }
        let present: Vec<_> = folders.iter().map(look_into).collect();
        if present != seen_caches {
            seen_caches = present;
            core.credentials_may_have_come(&fleet).await;
        }
    }
}

/// Reads the files again. Rows stay; the cells of the profiles that changed are read again.
async fn reload(core: &Core, fleet: &Fleet) {
    let changed: Vec<_> = core.reload().await.into_iter().collect();
    core.tell_profiles().await;
    fleet.touch_profiles(&changed);
    core.came.notify_waiters();
}

fn look(path: &PathBuf) -> Seen {
    let data = std::fs::metadata(path).ok()?;
    Some((data.len(), data.modified().ok()))
}

/// The files in a folder. There is no folder before the first sign-in.
fn look_into(folder: &PathBuf) -> Vec<(OsString, Seen)> {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut files: Vec<_> = entries
        .flatten()
        .map(|entry| (entry.file_name(), look(&entry.path())))
        .collect();
    files.sort();
    files
}
