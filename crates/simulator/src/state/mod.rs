//! What the simulated AWS holds: a [`Place`] per account and region.
//!
//! Nothing here runs in the background. An operation is a script laid out on the clock when it
//! starts; what it shows is a pure function of the moment that is asked about, and a service takes
//! over the outcome of its operation when it is next looked at ([`Service::settle`]).

mod cause;
mod domain;
mod durations;
mod ids;
mod instances;
mod log;
mod operation;
mod place;
mod scaling;
mod script;
mod service;

pub use cause::Cause;
pub use domain::{Domain, DomainState, ValidationRecord};
pub use durations::{DELETED_STAYS_LISTED, DOMAIN_BINDS, DOMAIN_CREATES, DOMAIN_VALIDATES};
pub use ids::{Draw, hex_id, uuid};
pub use log::LogLine;
pub use operation::{Operation, OperationKind, OperationStatus};
pub use place::Place;
pub use scaling::ScalingConfiguration;
pub use script::{Phase, Script, Source};
pub use service::{Config, Service, ServiceStatus};

use std::collections::HashMap;

/// Everything there is, behind one lock.
#[derive(Debug)]
pub struct World {
    seed: u64,
    made: u64,
    places: HashMap<String, HashMap<String, Place>>,
}

impl World {
    /// A world without a service.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self { seed, made: 0, places: HashMap::new() }
    }

    /// What ids and series are functions of.
    #[must_use]
    pub const fn seed(&self) -> u64 {
        self.seed
    }

    /// An account's place in a region; there is one wherever someone looks.
    pub fn place(&mut self, account: &str, region: &str) -> &mut Place {
        self.places
            .entry(account.to_owned())
            .or_default()
            .entry(region.to_owned())
            .or_insert_with(|| Place::new(account, region))
    }

    /// Every place that someone has looked at.
    pub fn places_mut(&mut self) -> impl Iterator<Item = &mut Place> {
        self.places.values_mut().flat_map(HashMap::values_mut)
    }

    /// Draws for something made at run time: no two are the same, and the same calls in the same
    /// order draw the same.
    pub fn draw(&mut self, what: &str) -> Draw {
        self.made += 1;
        Draw::of(self.seed, &[what, &self.made.to_string()])
    }
}
