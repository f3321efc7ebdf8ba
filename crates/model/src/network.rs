//! What stands between the program and AWS, as the environment says.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What the one HTTP client took from the environment when the program started.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Network {
    /// The proxies, at most one for each kind of calls. Loopback goes past all of them.
    pub proxies: Vec<Proxy>,
    /// What else goes past them.
    pub past_proxies: Option<FromEnvironment>,
    /// The file of certificate authorities that are trusted besides the system's.
    pub authorities: Option<FromEnvironment>,
}

/// A value, and the variable that it comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FromEnvironment {
    /// The variable's name.
    pub variable: String,
    /// What it says.
    pub value: String,
}

/// A proxy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Proxy {
    /// Which calls go through it.
    pub calls: ProxiedCalls,
    /// Where it is, without the user name and password that the variable may hold.
    pub address: FromEnvironment,
    /// Whether the variable holds a user name or a password.
    pub authenticated: bool,
}

/// Calls that have a proxy of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum ProxiedCalls {
    /// Those over TLS: all that AWS itself takes.
    Https,
    /// Those without, to an endpoint of one's own.
    Http,
    /// Those that neither of the others is for.
    Rest,
}
