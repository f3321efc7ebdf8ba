//! How a profile comes by its credentials.

pub(crate) mod need;
pub(crate) mod sso;
