//! Whole journeys: the engine with the real SDK against the simulator, in stepped time.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a test waits for one event and lets every other pass"
)]

mod accounts;
mod authorities;
mod changes;
mod discovery;
mod expiry;
mod files;
mod fleet;
mod guards;
mod images;
mod keys;
mod kinds;
mod leaks;
mod lost;
mod mfa;
mod patience;
mod permissions;
mod profiles;
mod renewal;
mod restart;
mod said;
mod service;
mod session_keys;
mod signin;
mod unseen;
