//! The simulator's controls: time, faults, and what AWS would do by itself.
//!
//! [`Control`] is for a program that runs the simulator inside itself; `/_simulator/…` offers the
//! same over HTTP (see [`PREFIX`]).

mod calls;
mod dump;
pub(crate) mod http;
mod identity;
mod metrics;
mod names;
mod services;

pub use calls::{CallCount, Calls};
pub use names::DomainRecords;
pub use services::ControlError;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use crate::clock::Moment;
use crate::core::Core;
use crate::faults::{Chaos, Fault};
use crate::state::Unasked;

/// Below this path are the controls over HTTP.
pub const PREFIX: &str = "/_simulator/";

/// Steers a running simulator.
#[derive(Clone)]
pub struct Control {
    core: Arc<Core>,
}

impl fmt::Debug for Control {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Control").finish_non_exhaustive()
    }
}

impl Control {
    pub(crate) const fn over(core: Arc<Core>) -> Self {
        Self { core }
    }

    /// What time it is in the simulator.
    #[must_use]
    pub fn now(&self) -> Moment {
        self.core.clock.now()
    }

    /// Moves time forward; everything that ends in between has ended at once.
    pub fn step(&self, by: Duration) {
        self.core.clock.step(by);
    }

    /// Adds a fault, behind those that wait already.
    pub fn add_fault(&self, fault: Fault) {
        self.core.faults().add(fault);
    }

    /// Lets so many percent of all calls go wrong from here on, beginning anew with the seed.
    pub fn set_chaos(&self, percent: u8) {
        let chaos = (percent > 0).then(|| Chaos::new(self.core.seed(), percent));
        self.core.faults().set_chaos(chaos);
    }

    /// Lets every service have an operation that nobody asked for about every so often from here
    /// on, or ends that.
    pub fn set_unasked(&self, every: Option<Duration>) {
        let core = &self.core;
        let since = core.clock.now();
        let unasked = every.map(|every| Unasked::from(since, every, core.seed(), &core.clock));
        core.world().set_unasked(unasked);
    }

    /// Forgets the faults that wait.
    pub fn clear_faults(&self) {
        self.core.faults().clear();
    }

    /// Lets an account have so many services in a region, as AWS does on request.
    pub fn set_service_quota(&self, account: &str, region: &str, services: usize) {
        self.core.world().place(account, region).service_quota = services;
    }

    /// The calls made since the start or the last reset, by operation, account and region.
    #[must_use]
    pub fn calls(&self) -> Vec<CallCount> {
        self.core.calls().counts()
    }

    /// How often an operation was called since the start or the last reset.
    #[must_use]
    pub fn calls_of(&self, operation: &str) -> u64 {
        let counts = self.calls();
        counts
            .iter()
            .filter(|count| count.operation == operation)
            .map(|count| count.count)
            .sum()
    }

    /// How many metric datapoints were answered since the start.
    #[must_use]
    pub fn datapoints(&self) -> u64 {
        self.core.world().datapoints()
    }

    /// Forgets the calls made so far.
    pub fn reset_calls(&self) {
        self.core.calls().reset();
    }

    /// Everything that the simulator holds where someone has looked, as JSON.
    #[must_use]
    pub fn dump(&self) -> serde_json::Value {
        dump::of(&self.core)
    }
}
