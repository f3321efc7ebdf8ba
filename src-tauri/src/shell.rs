//! What the commands share.

use std::sync::{Mutex, PoisonError};

use arboard::Clipboard;
use engine::Engine;
use model::failure::{Failure, FailureCode};
use tauri::async_runtime::JoinHandle;

/// The engine, and the few things that only a shell has.
pub(crate) struct Shell {
    pub(crate) engine: Engine,
    /// Kept: on X11 what was copied is gone when its owner goes.
    clipboard: Mutex<Option<Clipboard>>,
    /// The task that hands events to the page. A reloaded page gets a new one.
    forwarding: Mutex<Option<JoinHandle<()>>>,
}

impl Shell {
    pub(crate) fn new(engine: Engine) -> Self {
        Self {
            engine,
            clipboard: Mutex::default(),
            forwarding: Mutex::default(),
        }
    }

    /// Puts `text` on the clipboard.
    pub(crate) fn copy(&self, text: String) -> Result<(), Failure> {
        let failed = |error: arboard::Error| {
            let mut failure =
                Failure::new(FailureCode::Internal, "the clipboard did not take the text");
            failure.causes.push(error.to_string());
            failure
        };
        let mut held = self
            .clipboard
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let clipboard = match held.take() {
            Some(clipboard) => clipboard,
            None => Clipboard::new().map_err(failed)?,
        };
        held.insert(clipboard).set_text(text).map_err(failed)
    }

    /// Takes the task that hands events to the page, in the place of an earlier page's.
    pub(crate) fn forward(&self, task: JoinHandle<()>) {
        let earlier = self
            .forwarding
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .replace(task);
        if let Some(earlier) = earlier {
            earlier.abort();
        }
    }
}
