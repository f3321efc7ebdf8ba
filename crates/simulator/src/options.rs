//! How a simulator is to be started.

use std::path::PathBuf;
use std::time::Duration;

use crate::clock::Moment;
use crate::state::SignInMode;

/// Whether time passes by itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ClockMode {
    /// The system's clock.
    #[default]
    Automatic,
    /// Time stands still until it is stepped.
    Stepped,
}

/// An access key beyond those of the scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExtraKey {
    /// The access key id.
    pub access_key_id: String,
    /// The secret access key that signatures are verified with.
    pub secret_access_key: String,
    /// The account (12 digits) that the key belongs to.
    pub account: String,
}

/// How a simulator is to be started.
#[derive(Clone, Debug)]
pub struct Options {
    /// The port on 127.0.0.1; 0 takes any free one.
    pub port: u16,
    /// The scenario's name, see [`crate::scenarios::SCENARIOS`].
    pub scenario: String,
    /// Divides the durations of operations (not timestamps).
    pub speed: f64,
    /// Waited for before each answer.
    pub latency: Duration,
    /// Ids and series are functions of it.
    pub seed: u64,
    /// Refuse access keys that the scenario does not list.
    pub strict_credentials: bool,
    /// Whether time passes by itself.
    pub clock: ClockMode,
    /// When stepped time starts, instead of at the system's time: the past that a scenario tells
    /// depends on it. A state that was kept goes on at its own time.
    pub starts: Option<Moment>,
    /// Answer 403 to requests that carry an `Origin` header, which is what a web page would send.
    pub reject_origin: bool,
    /// Access keys beyond those of the scenario.
    pub extra_keys: Vec<ExtraKey>,
    /// The file that the state is kept in.
    pub state: Option<PathBuf>,
    /// The UDP port of a name server on 127.0.0.1, 0 for any; custom domains then wait for their
    /// records in its zone.
    pub dns: Option<u16>,
    /// About how often every service has an operation that nobody asked for: maintenance, or an
    /// automatic deployment.
    pub unasked: Option<Duration>,
    /// The share of calls that go wrong by chance, in percent.
    pub chaos: u8,
    /// What becomes of requests to sign in with IAM Identity Center.
    pub sign_in: SignInMode,
    /// Refuse the scenario's own keys, so that only [`Options::extra_keys`] are good.
    pub only_extra_keys: bool,
}

impl Options {
    /// The defaults with another scenario.
    #[must_use]
    pub fn scenario(name: &str) -> Self {
        Self {
            scenario: name.to_owned(),
            ..Self::default()
        }
    }
}

impl Default for Options {
    fn default() -> Self {
        Self {
            port: 0,
            scenario: "demo".to_owned(),
            speed: 1.0,
            latency: Duration::ZERO,
            seed: 7,
            strict_credentials: false,
            clock: ClockMode::Automatic,
            starts: None,
            reject_origin: false,
            extra_keys: Vec::new(),
            unasked: None,
            chaos: 0,
            dns: None,
            state: None,
            sign_in: SignInMode::Page,
            only_extra_keys: false,
        }
    }
}
