//! The AWS configuration files, watched: an edit is applied without a restart.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use aws::ConfigFiles;

use crate::core::Core;
use crate::event::Event;
use crate::fleet::Fleet;

/// Between two looks. A look is two calls to the file system, so this costs nothing that shows.
const BETWEEN: Duration = Duration::from_millis(900);

/// What tells one state of the files from another: length and time of each.
type Seen = Vec<Option<(u64, Option<SystemTime>)>>;

/// Watches the files for as long as the engine runs.
pub(crate) async fn watch(core: Arc<Core>, fleet: Arc<Fleet>, places: ConfigFiles) {
    let paths: Vec<PathBuf> = [places.config, places.credentials]
        .into_iter()
        .flatten()
        .collect();
    let mut seen = look(&paths);
    loop {
        core.clock.sleep(BETWEEN).await;
        let present = look(&paths);
        if present == seen {
            continue;
        }
        seen = present;
        core.reload().await;
        core.events.push(&Event::Profiles {
            list: core.profile_list().await,
        });
        // Rows stay; every cell is read again with what the files say.
        fleet.refresh_all();
    }
}

fn look(paths: &[PathBuf]) -> Seen {
    let state = |path: &PathBuf| {
        std::fs::metadata(path)
            .ok()
            .map(|data| (data.len(), data.modified().ok()))
    };
    paths.iter().map(state).collect()
}
