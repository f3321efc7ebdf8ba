//! A stage for the engine: the real SDK, a simulator whose time is stepped, files in a folder of its own.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "the stage waits for one event and lets every other pass"
)]

mod browser;
mod clock;
pub mod identity_center;
mod metadata;
mod process;
mod proxy;
mod stage;
mod tls;

pub use browser::Browser;
pub use clock::SteppedClock;
pub use metadata::{CONTAINER_TOKEN, Metadata};
pub use process::engine_of_environment;
pub use proxy::Proxy;
pub use stage::{PRODUCTION, SANDBOX, Stage, Story, config, expired, profile};
pub use tls::{ELSEWHERE, Tls};
