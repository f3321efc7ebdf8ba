//! The engine in a process whose environment a test has chosen.

use std::path::Path;
use std::sync::Arc;

use aws::clock::SystemClock;
use aws::{BuiltinProfile, ConfigFiles, Keys, SystemKeyring};
use engine::{Engine, Options, StoreError};
use keyring_core::mock;

/// An engine on the environment's own files and time, which keeps what it keeps below `folder`.
///
/// # Errors
/// Where its store cannot be opened.
///
/// # Panics
/// Where there is no keyring even in memory.
pub async fn engine_of_environment(
    folder: &Path,
    builtins: Vec<Arc<dyn BuiltinProfile>>,
) -> Result<Engine, StoreError> {
    let keyring = mock::Store::new().expect("a keyring that nobody uses");
    Engine::start(Options {
        data_folder: folder.join("data"),
        config_folder: folder.join("settings"),
        clock: Arc::new(SystemClock),
        config_files: ConfigFiles::of_environment(),
        keys: Arc::new(Keys::over(Arc::new(SystemKeyring::over(keyring)))),
        builtins,
        open: None,
        demo: false,
    })
    .await
}
