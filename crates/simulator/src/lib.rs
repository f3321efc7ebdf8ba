//! A local AWS over HTTP: App Runner and the services around it.
//!
//! Any AWS client can be pointed at it: it listens on loopback, speaks the wire protocols of the
//! official SDKs, verifies signatures, and keeps state per account and region. Operations take
//! time, write a deployment log while they run, and can fail and roll back.
//!
//! ```no_run
//! # async fn example() -> Result<(), Box<dyn std::error::Error>> {
//! use simulator::{Options, Simulator};
//!
//! let running = Simulator::start(Options::scenario("demo")).await?;
//! println!("{}", running.endpoint());
//! running.stop().await?;
//! # Ok(())
//! # }
//! ```
//!
//! How a request travels: `http` reads it, `control` takes what is under `/_simulator`, `wire` names
//! the operation, `auth` says who is calling, `faults` may spoil it, `permission` may refuse it, one
//! [`api::Api`] answers it on the [`state::World`], and `wire` renders the answer. `pages` are for
//! the browser of a person who signs in.

pub mod api;
mod apprunner;
pub mod auth;
pub mod clock;
mod cloudwatch;
pub mod control;
mod core;
pub mod dns;
mod ecr;
pub mod faults;
mod http;
mod iam;
mod logs;
mod options;
mod pages;
mod permission;
mod running;
pub mod saved;
pub mod scenarios;
mod sso;
mod ssooidc;
pub mod state;
mod sts;
mod validation;
pub mod wire;

pub use http::Direct;
pub use options::{ClockMode, ExtraKey, Options};
pub use running::{Running, Simulator, StartError};
