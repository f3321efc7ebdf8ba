//! Trackside without its window: use cases, watcher, store, guards, journal, settings.
//!
//! [`Engine`] is what the shell calls. Reads answer at once with what is known and go on by
//! [`event::Event`]s; everything that changes AWS goes one way, through [`Engine::plan`] and
//! [`Engine::apply`].

mod accounts;
mod afresh;
mod aliases;
pub mod change;
pub mod console;
mod core;
mod credentials;
mod discovery;
mod engine;
pub mod event;
mod events;
mod files;
pub mod fleet;
mod frame;
mod images;
mod keys;
mod login;
mod logs;
mod metrics;
mod permissions;
mod profiles;
mod service;
pub mod settings;
mod signin;
mod store;
mod urls;
mod uses;
pub mod views;

pub use crate::engine::{Engine, Options};
pub use crate::store::StoreError;
