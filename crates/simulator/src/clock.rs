//! The simulator's time: one clock that everything asks, never the system directly.
//!
//! State is a pure function of this clock (see [`crate::state`]), so stepping it is instant and
//! nothing has to run in the background.

use serde::{Deserialize, Serialize};

use std::ops::{Add, Sub};
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use crate::options::ClockMode;

/// A century: no step and no operation is longer, so that no sum of them leaves the calendar.
const LONGEST: Duration = Duration::from_secs(100 * 365 * 24 * 60 * 60);

/// A moment in UTC, in milliseconds since the Unix epoch.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct Moment(i64);

impl Moment {
    /// The moment so many milliseconds after the Unix epoch.
    #[must_use]
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis)
    }

    /// The moment so many seconds after the Unix epoch.
    #[must_use]
    pub const fn from_secs(seconds: i64) -> Self {
        Self(seconds * 1000)
    }

    /// Milliseconds since the Unix epoch.
    #[must_use]
    pub const fn millis(self) -> i64 {
        self.0
    }

    /// Whole seconds since the Unix epoch.
    #[must_use]
    pub const fn secs(self) -> i64 {
        self.0.div_euclid(1000)
    }

    /// Seconds since the Unix epoch with their fraction, as the JSON protocols write a timestamp.
    #[must_use]
    #[expect(
        clippy::cast_precision_loss,
        reason = "milliseconds of our age fit 53 bits"
    )]
    pub fn as_secs_f64(self) -> f64 {
        self.0 as f64 / 1000.0
    }

    /// The time from `earlier` to this moment; zero if `earlier` is later.
    #[must_use]
    pub fn since(self, earlier: Self) -> Duration {
        Duration::from_millis(u64::try_from(self.0 - earlier.0).unwrap_or(0))
    }

    /// The same moment in the `time` crate's type, for formatting.
    #[must_use]
    pub fn to_date_time(self) -> time::OffsetDateTime {
        time::OffsetDateTime::from_unix_timestamp_nanos(i128::from(self.0) * 1_000_000)
            .unwrap_or(time::OffsetDateTime::UNIX_EPOCH)
    }
}

impl Add<Duration> for Moment {
    type Output = Self;

    fn add(self, span: Duration) -> Self {
        Self(self.0.saturating_add(millis(span)))
    }
}

impl Sub<Duration> for Moment {
    type Output = Self;

    fn sub(self, span: Duration) -> Self {
        Self(self.0.saturating_sub(millis(span)))
    }
}

fn millis(span: Duration) -> i64 {
    i64::try_from(span.as_millis()).unwrap_or(i64::MAX)
}

/// The simulator's clock.
///
/// Automatic: the system's UTC. Stepped: it starts at the system's UTC and then moves only when
/// told to. In both, `speed` shortens the time that operations take and changes no timestamp.
#[derive(Debug)]
pub struct Clock {
    mode: ClockMode,
    speed: f64,
    started: Moment,
    stepped: AtomicI64,
}

impl Clock {
    /// A clock that starts at the system's UTC.
    #[must_use]
    pub fn start(mode: ClockMode, speed: f64) -> Self {
        Self {
            mode,
            speed: if speed.is_finite() && speed > 0.0 {
                speed
            } else {
                1.0
            },
            started: system_now(),
            stepped: AtomicI64::new(0),
        }
    }

    /// A clock that goes on where another one was left at `now`, stepped ahead of the system's by
    /// so many milliseconds. Stepped time has stood still in between; the other has not.
    #[must_use]
    pub fn resume(mode: ClockMode, speed: f64, now: Moment, ahead: i64) -> Self {
        let mut clock = Self::start(mode, speed);
        match mode {
            ClockMode::Automatic => clock.stepped = AtomicI64::new(ahead.max(0)),
            ClockMode::Stepped => clock.started = now,
        }
        clock
    }

    /// By how many milliseconds it was stepped.
    pub(crate) fn ahead(&self) -> i64 {
        self.stepped.load(Ordering::Acquire)
    }

    /// What time it is.
    #[must_use]
    pub fn now(&self) -> Moment {
        let base = match self.mode {
            ClockMode::Automatic => system_now(),
            ClockMode::Stepped => self.started,
        };
        Moment(base.0.saturating_add(self.stepped.load(Ordering::Acquire)))
    }

    /// Moves time forward. In automatic mode the clock then runs ahead of the system's by as much.
    pub fn step(&self, by: Duration) {
        self.stepped
            .fetch_add(millis(by.min(LONGEST)), Ordering::AcqRel);
    }

    /// How long something takes here that takes `base` at speed 1.
    #[must_use]
    pub fn takes(&self, base: Duration) -> Duration {
        let seconds = base.as_secs_f64() / self.speed;
        Duration::try_from_secs_f64(seconds).map_or(LONGEST, |takes| takes.min(LONGEST))
    }

    /// What durations are divided by.
    #[must_use]
    pub const fn speed(&self) -> f64 {
        self.speed
    }

    /// By how many milliseconds a client's stamp is ahead of (positive) or behind (negative) both
    /// this clock and the system's. A client may live on either: on real time after a step, on
    /// stepped time while real time goes on, or it took its stamp just before a step. What lies
    /// between the two is right.
    #[must_use]
    pub fn skew_of(&self, stamp: Moment) -> i64 {
        let (here, real) = (self.now(), self.real_now());
        stamp.0 - stamp.0.clamp(here.min(real).0, here.max(real).0)
    }

    /// The system's time, for what belongs to real clients: how fast they ask, and their stamps.
    #[must_use]
    pub fn real_now(&self) -> Moment {
        system_now()
    }
}

fn system_now() -> Moment {
    let since_epoch = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    Moment(millis(since_epoch))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stepped_clock_moves_only_by_steps() {
        let clock = Clock::start(ClockMode::Stepped, 1.0);
        let before = clock.now();
        assert_eq!(clock.now(), before);
        clock.step(Duration::from_secs(90));
        assert_eq!(clock.now().since(before), Duration::from_secs(90));
    }

    #[test]
    fn speed_divides_durations_and_leaves_time_alone() {
        let clock = Clock::start(ClockMode::Automatic, 60.0);
        assert_eq!(clock.takes(Duration::from_secs(60)), Duration::from_secs(1));
        let crawling = Clock::start(ClockMode::Automatic, f64::MIN_POSITIVE);
        assert_eq!(crawling.takes(Duration::from_secs(60)), LONGEST);
    }

    #[test]
    fn after_a_step_both_clocks_are_good_enough_for_a_client() {
        let clock = Clock::start(ClockMode::Stepped, 1.0);
        clock.step(Duration::from_secs(3600));
        assert!(clock.skew_of(system_now()).abs() < 1000);
        assert_eq!(clock.skew_of(clock.now()), 0);
    }

    #[test]
    fn between_real_and_simulated_time_nobody_is_wrong() {
        let clock = Clock::start(ClockMode::Stepped, 1.0);
        clock.step(Duration::from_secs(3600));
        let (here, minute) = (clock.now(), Duration::from_secs(60));
        assert_eq!(clock.skew_of(here - minute * 30), 0);
        assert_eq!(clock.skew_of(here + minute), 60_000);
        assert!(clock.skew_of(here - minute * 61) <= -59_000);
    }
}
