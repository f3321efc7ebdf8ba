//! What a simulator starts with, by name.
//!
//! Ids and times are functions of the seed, the service and the calendar, so that two starts show
//! the same fleet, only later.

mod config;
mod demo;
mod demo_fleet;
mod fleet;
mod history;
mod keys;
mod shared;
mod zone;

use std::sync::Arc;

pub use keys::{KEYS, Key, PRODUCTION, SANDBOX};

use crate::clock::{Clock, Moment};
use crate::state::{Fill, Place, World};

/// The regions that have App Runner.
pub const REGIONS: [&str; 11] = [
    "us-east-1",
    "us-east-2",
    "us-west-2",
    "ap-south-1",
    "ap-southeast-1",
    "ap-southeast-2",
    "ap-northeast-1",
    "eu-central-1",
    "eu-west-1",
    "eu-west-2",
    "eu-west-3",
];

/// How a scenario's AWS behaves, whatever it holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Behaviour {
    /// Every call is denied.
    pub denies: bool,
    /// The region whose APIs are not available.
    pub down: Option<&'static str>,
}

impl Behaviour {
    /// Whether a region's APIs are not available.
    #[must_use]
    pub fn is_down(self, region: &str) -> bool {
        self.down == Some(region)
    }
}

/// What a place holds at the start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Contents {
    Nothing,
    Demo,
    /// So many services over all regions.
    Fleet(usize),
}

/// What a simulator starts with.
#[derive(Debug)]
pub struct Scenario {
    /// The name to ask for it by.
    pub name: &'static str,
    /// What it is for, in a line.
    pub about: &'static str,
    /// The access keys that it lists.
    pub keys: &'static [Key],
    /// How its AWS behaves.
    pub behaviour: Behaviour,
    contents: Contents,
}

/// Every scenario.
pub const SCENARIOS: &[Scenario] = &[
    Scenario {
        name: "demo",
        about: "about 40 services over 3 regions and 2 accounts, with weeks of history",
        keys: KEYS,
        behaviour: Behaviour {
            denies: false,
            down: None,
        },
        contents: Contents::Demo,
    },
    Scenario {
        name: "empty",
        about: "accounts without a service",
        keys: KEYS,
        behaviour: Behaviour {
            denies: false,
            down: None,
        },
        contents: Contents::Nothing,
    },
    Scenario {
        name: "fleet-1000",
        about: "1,000 services over 11 regions in each account",
        keys: KEYS,
        behaviour: Behaviour {
            denies: false,
            down: None,
        },
        contents: Contents::Fleet(1_000),
    },
    Scenario {
        name: "fleet-5000",
        about: "5,000 services over 11 regions in each account",
        keys: KEYS,
        behaviour: Behaviour {
            denies: false,
            down: None,
        },
        contents: Contents::Fleet(5_000),
    },
    Scenario {
        name: "no-permission",
        about: "the demo fleet, and keys that may do nothing with it",
        keys: KEYS,
        behaviour: Behaviour {
            denies: true,
            down: None,
        },
        contents: Contents::Demo,
    },
    Scenario {
        name: "one-region-down",
        about: "the demo fleet, with eu-central-1 answering 503",
        keys: KEYS,
        behaviour: Behaviour {
            denies: false,
            down: Some("eu-central-1"),
        },
        contents: Contents::Demo,
    },
];

/// The scenario of a name.
#[must_use]
pub fn named(name: &str) -> Option<&'static Scenario> {
    SCENARIOS.iter().find(|scenario| scenario.name == name)
}

/// The names of all scenarios, for a person to read.
#[must_use]
pub fn names() -> String {
    SCENARIOS
        .iter()
        .map(|scenario| scenario.name)
        .collect::<Vec<_>>()
        .join(", ")
}

impl Scenario {
    /// Fills the name server's zone with the records of the custom domains that serve.
    pub(crate) fn fill_zone(&self, world: &mut World, now: Moment) {
        match self.contents {
            Contents::Demo => zone::fill(world, &[PRODUCTION, SANDBOX], now),
            Contents::Nothing | Contents::Fleet(_) => {}
        }
    }

    /// What fills a place when it is first looked at. Operations that are in progress at the start
    /// began just before it, by the clock given here.
    pub(crate) fn fill(&self, seed: u64, clock: &Arc<Clock>) -> Fill {
        let (clock, started) = (Arc::clone(clock), clock.now());
        match self.contents {
            Contents::Nothing => Box::new(|_: &mut Place| {}),
            Contents::Demo => Box::new(move |place| demo::fill(place, seed, &clock, started)),
            Contents::Fleet(size) => Box::new(move |place| fleet::fill(place, size, seed, started)),
        }
    }
}
