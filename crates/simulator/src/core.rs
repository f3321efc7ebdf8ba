//! What every connection shares.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::api::{self, Api};
use crate::auth::{AccessKey, KeyTable};
use crate::clock::Clock;
use crate::control::Calls;
use crate::faults::{Chaos, Faults};
use crate::options::Options;
use crate::saved::Saved;
use crate::scenarios::{Behaviour, Scenario};
use crate::state::{Draw, Unasked, World, uuid};

/// What every connection shares.
pub(crate) struct Core {
    pub(crate) clock: Arc<Clock>,
    pub(crate) keys: KeyTable,
    pub(crate) apis: Vec<Box<dyn Api>>,
    pub(crate) behaviour: Behaviour,
    pub(crate) latency: Duration,
    pub(crate) reject_origin: bool,
    /// The scenario's name.
    pub(crate) scenario: &'static str,
    seed: u64,
    /// Calls and controls so far that may have changed something.
    changes: AtomicU64,
    requests: AtomicU64,
    world: Mutex<World>,
    faults: Mutex<Faults>,
    calls: Mutex<Calls>,
}

impl Core {
    pub(crate) fn new(options: &Options, scenario: &Scenario, saved: Option<Saved>) -> Self {
        let (mode, speed) = (options.clock, options.speed);
        let clock = Arc::new(match (&saved, options.starts) {
            (Some(saved), _) => Clock::resume(mode, speed, saved.now, saved.ahead),
            (None, Some(starts)) => Clock::resume(mode, speed, starts, 0),
            (None, None) => Clock::start(mode, speed),
        });
        let own = scenario
            .keys
            .iter()
            .filter(|_| !options.only_extra_keys)
            .map(|key| key.listed());
        let extra = options.extra_keys.iter().map(|key| {
            AccessKey::long_term(&key.access_key_id, &key.secret_access_key, &key.account)
        });
        let strict = options.strict_credentials || options.only_extra_keys;
        let mut faults = Faults::default();
        faults.set_chaos((options.chaos > 0).then(|| Chaos::new(options.seed, options.chaos)));
        let mut world = World::new(options.seed, scenario.fill(options.seed, &clock));
        let keys = KeyTable::new(own.chain(extra), strict);
        let fresh = saved.is_none();
        if let Some(saved) = saved {
            world.take_over(saved.world);
            for key in saved.sessions {
                keys.issue(key);
            }
        }
        let unasked = options
            .unasked
            .map(|every| Unasked::from(clock.now(), every, options.seed, &clock));
        world.set_unasked(unasked);
        world.identity.sign_ins.mode = options.sign_in;
        world.zone.followed = options.dns.is_some();
        // A zone that was kept is gone on with.
        if fresh && world.zone.followed {
            scenario.fill_zone(&mut world, clock.now());
        }
        Self {
            keys,
            scenario: scenario.name,
            changes: AtomicU64::new(0),
            apis: api::all(),
            behaviour: scenario.behaviour,
            latency: options.latency,
            reject_origin: options.reject_origin,
            seed: options.seed,
            requests: AtomicU64::new(u64::try_from(clock.now().millis()).unwrap_or_default()),
            clock,
            world: Mutex::new(world),
            faults: Mutex::new(faults),
            calls: Mutex::default(),
        }
    }

    /// An id for the next answer.
    pub(crate) fn request_id(&self) -> String {
        let number = self.requests.fetch_add(1, Ordering::Relaxed);
        uuid(&mut Draw::of(self.seed, &["request", &number.to_string()]))
    }

    /// Notes that something may have changed.
    pub(crate) fn changed(&self) {
        self.changes.fetch_add(1, Ordering::Relaxed);
    }

    pub(crate) fn changes(&self) -> u64 {
        self.changes.load(Ordering::Relaxed)
    }

    pub(crate) const fn seed(&self) -> u64 {
        self.seed
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
