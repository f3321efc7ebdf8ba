//! Whole journeys: the engine with the real SDK against the simulator, in stepped time.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a test waits for one event and lets every other pass"
)]

mod changes;
mod fleet;
mod guards;
mod lost;
mod profiles;
mod restart;
mod service;
