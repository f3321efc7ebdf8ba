//! The only crate that names an AWS SDK.
//!
//! [`Sessions`] finds the credential profiles and makes one [`Session`] per profile and region, once.
//! A session's methods are the AWS calls that Trackside makes; they take and give the model's types,
//! and every error is a [`model::failure::Failure`] mapped from codes, never from message texts.

pub mod clock;

mod answers;
mod base;
mod calls;
mod config_edit;
mod convert;
mod credentials;
mod denials;
mod failure;
mod files;
mod http;
mod identity_center;
mod loaded;
mod network;
mod profiles;
mod query;
mod session;
mod sessions;

pub use calls::changes::{ChangeError, Outcome};
pub use calls::logs::LogChunk;
pub use calls::metrics::Points;
pub use credentials::console::ConsoleLink;
pub use credentials::iam::{NotSimulated, Simulated};
pub use credentials::keyring::{KeyStore, KeyringError, SystemKeyring};
pub use credentials::keys::Keys;
pub use credentials::sso::SignIn;
pub use files::{CacheFolders, ConfigFiles};
pub use network::network;
pub use profiles::{AppProfiles, BuiltinAccess, BuiltinProfile, FoundProfile, FoundProfiles};
pub use session::Session;
pub use sessions::Sessions;
