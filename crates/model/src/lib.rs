//! App Runner in types and rules.
//!
//! Everything here is pure: no I/O, no AWS SDK, no Tauri. A value of this crate is either what AWS
//! reported, in App Runner's own words, or what follows from it by a rule that is stated and tested
//! beside it. The types that derive [`ts_rs::TS`] are also the wire types of the window.

pub mod action;
pub mod arn;
pub mod change;
pub mod condition;
pub mod configuration;
pub mod cost;
pub mod discovery;
pub mod domain;
pub mod failure;
pub mod image;
pub mod instant;
pub mod keys;
pub mod log;
pub mod metrics;
pub mod need;
pub mod network;
pub mod operation;
pub mod permissions;
pub mod phase;
pub mod place;
pub mod plan;
pub mod profile;
pub mod redacted;
pub mod said;
pub mod scaling;
pub mod service;
pub mod signin;
