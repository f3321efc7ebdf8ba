//! Who may become whom: roles, second factors, and sign-ins with IAM Identity Center.

use serde::{Deserialize, Serialize};

mod directory;
mod mfa;
mod role;
mod signin;

pub(crate) use directory::PERSON;
pub use directory::{Assignment, Instance};
pub(crate) use mfa::check_code;
pub use role::Role;
pub(crate) use role::parts as role_parts;
pub use signin::{
    AuthorizationCode, Device, Grant, Refresh, Registration, SignInMode, SignIns, Token, Verdict,
};

use std::collections::HashMap;

use crate::clock::Moment;

/// What the simulated AWS knows about identities, in no account and no region.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Identity {
    /// Roles that a control has defined; every other is what its name says.
    pub roles: HashMap<String, Role>,
    /// When each device with a code was last good.
    pub used_codes: HashMap<String, Moment>,
    /// Everything about signing in with IAM Identity Center.
    pub sign_ins: SignIns,
    /// Tokens of the console's federation endpoint, each with whose it is and until when.
    pub console: HashMap<String, (String, Moment)>,
}
