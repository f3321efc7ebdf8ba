//! The commands: each a few lines that call the engine.

#[macro_use]
mod list;
mod app;
mod change;
mod fleet;
mod identity_center;
mod keys;
mod packed;
mod profiles;
mod service;
mod wire;

pub(crate) use wire::handler;
