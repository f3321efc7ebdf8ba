//! What credentials wait for when they wait for a person.

use serde::{Deserialize, Serialize};
use thiserror::Error;
use ts_rs::TS;

use crate::place::{ProfileName, SsoSessionKey};

/// Why a profile has no credentials until somebody does something.
///
/// A provider never waits for a person: it answers this as its error, the window asks, and the call
/// that was interrupted is made again.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Error, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum Need {
    /// To sign in to IAM Identity Center.
    #[error("{session} is not signed in to")]
    SignIn {
        /// Which session.
        session: SsoSessionKey,
    },
    /// To sign in with `aws login`.
    #[error("{profile} is not signed in with aws login")]
    Login {
        /// The profile whose section names the login session.
        profile: ProfileName,
    },
    /// A code of a device for multi-factor authentication.
    #[error("{serial} is asked for a code")]
    Mfa {
        /// The profile whose section names the device.
        profile: ProfileName,
        /// The device.
        serial: String,
    },
    /// The system's keyring, which holds the profile's secret.
    #[error("the key of {profile} cannot be had from the system's keyring")]
    Keyring {
        /// The profile whose secret it is.
        profile: ProfileName,
        /// What is in the way.
        obstacle: KeyringObstacle,
    },
}

/// What stands between a profile and its secret in the system's keyring.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum KeyringObstacle {
    /// It is locked, and nobody has unlocked it.
    Locked,
    /// The system has none, or none that answers to this program.
    Absent,
    /// It does not answer in time: it may be asking somebody something.
    Slow,
    /// It works, and has no such entry.
    Missing,
}
