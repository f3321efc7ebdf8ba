//! Operations that nobody asks for: maintenance, and automatic deployments.

use std::time::Duration;

use super::{Draw, OperationKind, Service, ServiceStatus};
use crate::clock::{Clock, Moment};
use crate::options::ClockMode;

/// How many of them are caught up with when nobody has looked at a service for long.
const MOST: u32 = 50;

/// Lets every service have an operation about every so often that nobody asked for. When they begin
/// is a function of the seed, the service and the calendar; a service that is busy or paused then
/// is left alone.
#[derive(Clone, Copy, Debug)]
pub struct Unasked {
    seed: u64,
    every: Duration,
    since: Moment,
    /// What the durations of operations are divided by.
    speed: f64,
}

impl Unasked {
    /// One about every so often, from a moment on.
    #[must_use]
    pub fn from(since: Moment, every: Duration, seed: u64, clock: &Clock) -> Self {
        Self {
            seed,
            every: every.max(Duration::from_secs(1)),
            since,
            speed: clock.speed(),
        }
    }

    /// Starts what has begun by a moment, since a service was last looked at.
    pub(super) fn befall(self, service: &mut Service, now: Moment) {
        let first = now - self.every.saturating_mul(MOST);
        let mut after = service.watched.max(self.since).max(first);
        while let Some((at, mut draw)) = self.next(&service.id, after, now) {
            service.settle(at);
            if service.status() == ServiceStatus::Running {
                let automatic = service.config.source["AutoDeploymentsEnabled"] == true;
                let kind = if automatic && draw.below(2) == 0 {
                    OperationKind::StartDeployment
                } else {
                    OperationKind::UpdateService
                };
                let pace = Clock::start(ClockMode::Automatic, self.speed);
                service.start(kind, None, &pace, at, &mut draw);
            }
            after = at;
        }
        service.watched = service.watched.max(now);
    }

    /// The first one of a service after a moment and up to another: there is one in every span of
    /// the calendar, somewhere in it.
    fn next(self, service: &str, after: Moment, until: Moment) -> Option<(Moment, Draw)> {
        let length = i64::try_from(self.every.as_millis()).unwrap_or(i64::MAX);
        let span = |moment: Moment| moment.millis().div_euclid(length);
        (span(after)..=span(until)).find_map(|number| {
            let mut draw = Draw::of(self.seed, &["unasked", service, &number.to_string()]);
            let within = draw.below(length.unsigned_abs());
            let begins = number.saturating_mul(length);
            let at = begins.saturating_add(i64::try_from(within).unwrap_or_default());
            let at = Moment::from_millis(at);
            (after < at && at <= until).then_some((at, draw))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_one_in_every_span_of_the_calendar() {
        let clock = Clock::start(ClockMode::Stepped, 1.0);
        let hour = Duration::from_secs(3_600);
        let begin = Moment::from_secs(3_600 * 1_000);
        let unasked = Unasked::from(begin, hour, 7, &clock);
        let (mut after, mut found) = (begin, Vec::new());
        while let Some((at, _)) = unasked.next("service", after, begin + hour * 100) {
            assert!(at > after);
            found.push(at);
            after = at;
        }
        assert!((99..=101).contains(&found.len()), "{}", found.len());
        let other = unasked.next("other", begin, begin + hour * 2);
        assert_ne!(other.map(|(at, _)| at), found.first().copied());
    }
}
