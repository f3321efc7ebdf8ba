//! Sessions of roles, and of users who gave a code: made by STS, held for their life.

mod cli_cache;
mod held;
mod sts;

pub(crate) use cli_cache::RoleArguments;
pub(crate) use held::{Held, SessionKey, lasts};
pub(crate) use sts::{NoToken, Sts, endpoint};
