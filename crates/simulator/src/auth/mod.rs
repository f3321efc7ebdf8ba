//! Who is calling: verification of AWS Signature Version 4.
//!
//! The code is this crate's own, so that a client whose signing is wrong finds
//! a second reading of the specification here and not its own mirrored.
//! [`authenticate`] takes one request apart, checks it in the order AWS does,
//! and answers either a [`Caller`] or an [`AuthError`], whose code depends on
//! the protocol that the caller speaks (see [`Dialect`]).

mod canonical;
mod date;
mod dialect;
mod error;
mod header;
mod keys;
mod principal;
mod session;
mod signature;
#[cfg(test)]
mod vectors;
mod verify;

pub use dialect::Dialect;
pub use error::AuthError;
pub use keys::{AccessKey, DEFAULT_ACCOUNT, KeyTable};
pub(crate) use principal::name_in;
pub use principal::{Principal, PrincipalKind};
pub(crate) use session::{letters, session_key};
pub use verify::{Caller, Expected, SignedRequest, authenticate};
