//! What the simulated AWS holds: a [`Place`] per account and region.
//!
//! Nothing here runs in the background. An operation is a script laid out on the clock when it
//! starts; what it shows is a pure function of the moment that is asked about, and a service takes
//! over the outcome of its operation when it is next looked at ([`Service::settle`]).

mod alarm;
mod blocks;
mod cause;
mod domain;
mod durations;
mod identity;
mod ids;
mod ingress;
mod instances;
mod log;
mod log_group;
mod operation;
mod place;
mod revision;
mod scaling;
mod script;
mod service;
mod shared;
mod unasked;

pub use alarm::{Alarm, AlarmHistory, AlarmState};
pub use cause::{Cause, Stage};
pub use domain::{Domain, DomainState, ValidationRecord};
pub(crate) use durations::{DELETED_STAYS_LISTED, INGRESS_CHANGES};
pub use identity::{
    Assignment, AuthorizationCode, Device, Grant, Identity, Instance, Refresh, Registration, Role,
    SignInMode, SignIns, Token, Verdict,
};
pub(crate) use identity::{PERSON, check_code, role_parts};
pub use ids::{Draw, hex_id, uuid};
pub use ingress::{IngressConnection, IngressStatus};
pub use instances::ServiceInstance;
pub use log::LogLine;
pub use log_group::LogGroup;
pub use operation::{Operation, OperationKind, OperationStatus};
pub use place::Place;
pub use revision::Revisioned;
pub use scaling::ScalingConfiguration;
pub use script::{Phase, Script, Source};
pub use service::{Config, Footing, Service, ServiceIdentity, ServiceStatus};
pub use shared::{Connection, ConnectionStatus, ObservabilityConfiguration, VpcConnector};
pub use unasked::Unasked;

use std::collections::HashMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::dns::Zone;

/// What a place holds when someone first looks at it.
pub type Fill = Box<dyn Fn(&mut Place) + Send>;

/// Everything there is, behind one lock.
///
/// A place is filled when it is first looked at, so that a large scenario costs nothing where
/// nobody looks.
pub struct World {
    seed: u64,
    made: u64,
    /// Metric datapoints answered so far.
    datapoints: u64,
    fill: Fill,
    unasked: Option<Unasked>,
    places: HashMap<String, HashMap<String, Place>>,
    /// Roles, sign-ins and second factors.
    pub identity: Identity,
    /// What the name server knows.
    pub zone: Zone,
}

impl World {
    /// A world whose places are filled by `fill`.
    #[must_use]
    pub fn new(seed: u64, fill: Fill) -> Self {
        Self {
            seed,
            made: 0,
            datapoints: 0,
            fill,
            unasked: None,
            places: HashMap::new(),
            identity: Identity::default(),
            zone: Zone::default(),
        }
    }

    /// Counts datapoints that were answered.
    pub(crate) const fn answered(&mut self, datapoints: u64) {
        self.datapoints += datapoints;
    }

    /// Metric datapoints answered so far.
    #[must_use]
    pub const fn datapoints(&self) -> u64 {
        self.datapoints
    }

    /// What ids and series are functions of.
    #[must_use]
    pub const fn seed(&self) -> u64 {
        self.seed
    }

    /// An account's place in a region; there is one wherever someone looks.
    pub fn place(&mut self, account: &str, region: &str) -> &mut Place {
        let (fill, followed, unasked) = (&self.fill, self.zone.followed, self.unasked);
        self.places
            .entry(account.to_owned())
            .or_default()
            .entry(region.to_owned())
            .or_insert_with(|| {
                let mut place = Place::new(account, region);
                place.unasked = unasked;
                fill(&mut place);
                if followed {
                    place.wait_for_zone();
                }
                place
            })
    }

    /// Lets operations begin that nobody asked for, or ends that.
    pub(crate) fn set_unasked(&mut self, unasked: Option<Unasked>) {
        self.unasked = unasked;
        for place in self.places() {
            place.unasked = unasked;
        }
    }

    /// Every place that someone has looked at.
    pub fn places(&mut self) -> impl Iterator<Item = &mut Place> {
        self.places.values_mut().flat_map(HashMap::values_mut)
    }

    /// Draws for something made at run time: no two are the same, and the same calls in the same
    /// order draw the same.
    pub fn draw(&mut self, what: &str) -> Draw {
        self.made += 1;
        Draw::of(self.seed, &[what, &self.made.to_string()])
    }
}

/// What of a world is kept, as it is written.
#[derive(Serialize)]
pub(crate) struct Parts<'a> {
    made: u64,
    datapoints: u64,
    places: Vec<&'a Place>,
    identity: &'a Identity,
    zone: &'a Zone,
}

/// What of a world is kept, as it is read.
#[derive(Deserialize)]
pub(crate) struct PartsRead {
    made: u64,
    datapoints: u64,
    places: Vec<Place>,
    identity: Identity,
    zone: Zone,
}

impl World {
    /// What of it is kept: the places that someone has looked at. Others are filled as they are
    /// found.
    pub(crate) fn parts(&self) -> Parts<'_> {
        Parts {
            made: self.made,
            datapoints: self.datapoints,
            places: self.places.values().flat_map(HashMap::values).collect(),
            identity: &self.identity,
            zone: &self.zone,
        }
    }

    /// Takes over what was kept.
    pub(crate) fn take_over(&mut self, kept: PartsRead) {
        self.made = kept.made;
        self.datapoints = kept.datapoints;
        self.identity = kept.identity;
        self.zone = kept.zone;
        for place in kept.places {
            let account = self.places.entry(place.account.clone()).or_default();
            account.insert(place.region.clone(), place);
        }
    }
}

impl fmt::Debug for World {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("World")
            .field("seed", &self.seed)
            .finish_non_exhaustive()
    }
}
