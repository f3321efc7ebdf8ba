//! One stepped time for the engine and the simulator.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use aws::clock::{Clock, Sleep};
use model::instant::Timestamp;
use simulator::control::Control;
use tokio::sync::oneshot;

/// The simulator's time, and those of the engine who sleep in it.
#[derive(Debug)]
pub struct SteppedClock {
    control: Control,
    sleepers: Mutex<Vec<(Timestamp, oneshot::Sender<()>)>>,
}

impl SteppedClock {
    /// A clock that goes by `control`.
    #[must_use]
    pub const fn new(control: Control) -> Self {
        Self {
            control,
            sleepers: Mutex::new(Vec::new()),
        }
    }

    /// Moves time forward and wakes whoever waited for it.
    pub fn step(&self, by: Duration) {
        self.control.step(by);
        let now = self.now();
        let mut sleepers = self.sleepers.lock().unwrap_or_else(PoisonError::into_inner);
        for (due, sleeper) in std::mem::take(&mut *sleepers) {
            if due <= now {
                // Whoever does not wait any more has no need to be woken.
                let _ = sleeper.send(());
            } else {
                sleepers.push((due, sleeper));
            }
        }
    }
}

impl Clock for SteppedClock {
    fn now(&self) -> Timestamp {
        Timestamp(self.control.now().millis())
    }

    fn sleep(&self, duration: Duration) -> Sleep {
        let due = Timestamp(
            self.now().millis() + i64::try_from(duration.as_millis()).unwrap_or(i64::MAX / 2),
        );
        let (sender, receiver) = oneshot::channel();
        self.sleepers
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push((due, sender));
        Box::pin(async move {
            // The clock outlives every sleeper, so this ends by being woken.
            let _ = receiver.await;
        })
    }
}
