//! What every connection shares.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::api::{self, Api};
use crate::auth::{AccessKey, KeyTable};
use crate::clock::Clock;
use crate::control::Calls;
use crate::faults::Faults;
use crate::options::Options;
use crate::scenarios::{Behaviour, Scenario};
use crate::state::{Draw, World, uuid};

/// What every connection shares.
pub(crate) struct Core {
    pub(crate) clock: Arc<Clock>,
    pub(crate) keys: KeyTable,
    pub(crate) apis: Vec<Box<dyn Api>>,
    pub(crate) behaviour: Behaviour,
    pub(crate) latency: Duration,
    pub(crate) reject_origin: bool,
    seed: u64,
    requests: AtomicU64,
    world: Mutex<World>,
    faults: Mutex<Faults>,
    calls: Mutex<Calls>,
}

impl Core {
    pub(crate) fn new(options: &Options, scenario: &Scenario) -> Self {
        let clock = Arc::new(Clock::start(options.clock, options.speed));
        let own = scenario
            .keys
            .iter()
            .filter(|_| !options.only_extra_keys)
            .map(|key| key.listed());
        let extra = options.extra_keys.iter().map(|key| {
            AccessKey::long_term(&key.access_key_id, &key.secret_access_key, &key.account)
        });
        let strict = options.strict_credentials || options.only_extra_keys;
        let mut world = World::new(options.seed, scenario.fill(options.seed, &clock));
        world.identity.sign_ins.mode = options.sign_in;
        Self {
            keys: KeyTable::new(own.chain(extra), strict),
            apis: api::all(),
            behaviour: scenario.behaviour,
            latency: options.latency,
            reject_origin: options.reject_origin,
            seed: options.seed,
            requests: AtomicU64::new(u64::try_from(clock.now().millis()).unwrap_or_default()),
            clock,
            world: Mutex::new(world),
            faults: Mutex::default(),
            calls: Mutex::default(),
        }
    }

    /// An id for the next answer.
    pub(crate) fn request_id(&self) -> String {
        let number = self.requests.fetch_add(1, Ordering::Relaxed);
        uuid(&mut Draw::of(self.seed, &["request", &number.to_string()]))
    }

    pub(crate) fn world(&self) -> MutexGuard<'_, World> {
        locked(&self.world)
    }

    pub(crate) fn faults(&self) -> MutexGuard<'_, Faults> {
        locked(&self.faults)
    }

    pub(crate) fn calls(&self) -> MutexGuard<'_, Calls> {
        locked(&self.calls)
    }
}

/// A panic while a lock was held has ended one request; the others go on with what is there.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
