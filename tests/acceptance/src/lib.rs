//! A stage for the engine: the real SDK, a simulator whose time is stepped, files in a folder of its own.

mod clock;
mod stage;

pub use clock::SteppedClock;
pub use stage::{PRODUCTION, SANDBOX, Stage, Story, config, expired, profile};
