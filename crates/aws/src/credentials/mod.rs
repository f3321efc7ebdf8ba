//! How a profile comes by its credentials.

pub(crate) mod cli_login;
pub(crate) mod console;
pub(crate) mod explain;
pub(crate) mod graph;
pub(crate) mod iam;
mod key_trial;
pub(crate) mod keyring;
pub(crate) mod keys;
pub(crate) mod login;
pub(crate) mod need;
pub(crate) mod process;
pub(crate) mod programs;
pub(crate) mod resolver;
pub(crate) mod roles;
pub(crate) mod search_path;
pub(crate) mod sso;
pub(crate) mod surroundings;
pub(crate) mod told;
