//! The only crate that names an AWS SDK.
//!
//! [`Sessions`] finds the credential profiles and makes one [`Session`] per profile and region, once.
//! A session's methods are the AWS calls that Trackside makes; they take and give the model's types,
//! and every error is a [`model::failure::Failure`] mapped from codes, never from message texts.

pub mod clock;

mod calls;
mod convert;
mod credentials;
mod failure;
mod files;
mod http;
mod profiles;
mod session;
mod sessions;

pub use calls::changes::{ChangeError, Outcome};
pub use calls::logs::LogChunk;
pub use calls::metrics::Points;
pub use files::{CacheFolders, ConfigFiles};
pub use profiles::{BuiltinAccess, BuiltinProfile, FoundProfile, FoundProfiles};
pub use session::Session;
pub use sessions::Sessions;
