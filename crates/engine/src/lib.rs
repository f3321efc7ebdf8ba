//! Trackside without its window: use cases, watcher, store, guards, journal, settings.

pub mod change;
pub mod event;
pub mod fleet;
pub mod settings;
pub mod views;
