//! Operations of the past: functions of the calendar, so that two starts tell the same past.

use std::time::Duration;

use crate::clock::{Clock, Moment};
use crate::options::ClockMode;
use crate::state::{Cause, Draw, Operation, OperationKind, Script, Service, uuid};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);
const DAY_SECONDS: i64 = 24 * 60 * 60;

/// How far back operations are told.
const DAYS: i64 = 28;

/// The past took the real service's time, which is about five times the simulator's.
const REAL_PACE: f64 = 0.2;

/// The first of January 2024, when the first of these services were made.
const FOUNDING: i64 = 1_704_067_200;

/// When a service was created: within two years of the founding, or shortly before now where the
/// system's clock is that far behind.
pub(super) fn created(seed: u64, id: &str, now: Moment) -> Moment {
    let mut draw = Draw::of(seed, &["created", id]);
    let offset = i64::try_from(draw.below(700 * 86_400)).unwrap_or_default();
    Moment::from_secs(FOUNDING + offset).min(now - DAY * 60)
}

/// A past that a service has.
#[derive(Clone, Copy, Debug)]
pub(super) struct Past {
    pub(super) seed: u64,
    pub(super) now: Moment,
    /// A deployment about every so many days.
    pub(super) every_days: u64,
}

impl Past {
    /// Adds the creation and the deployments and updates of the last weeks.
    pub(super) fn tell(self, service: &mut Service) {
        self.creation(service, None);
        self.weeks(service, None);
    }

    /// The same with the last days' deployments failing.
    pub(super) fn tell_failing(self, service: &mut Service, cause: Cause) {
        self.creation(service, None);
        self.weeks(service, Some(cause));
    }

    /// Adds the creation.
    pub(super) fn creation(self, service: &mut Service, fails: Option<Cause>) {
        let at = service.created;
        self.add(service, OperationKind::CreateService, at, fails);
    }

    /// Adds an operation that is over.
    pub(super) fn add(
        self,
        service: &mut Service,
        kind: OperationKind,
        at: Moment,
        fails: Option<Cause>,
    ) {
        let pace = Clock::start(ClockMode::Automatic, REAL_PACE);
        let script = Script::of(kind, service.source(), service.port(), fails, &pace);
        let stamp = at.secs().to_string();
        let mut draw = Draw::of(
            self.seed,
            &["operation", &service.id, kind.as_str(), &stamp],
        );
        let operation = Operation {
            id: uuid(&mut draw),
            kind,
            started: at,
            script,
        };
        // What is not over yet belongs to the next start's past.
        if operation.ends() < self.now {
            service.record(operation);
        }
    }

    fn weeks(self, service: &mut Service, failing: Option<Cause>) {
        let today = self.now.secs().div_euclid(DAY_SECONDS);
        for day in today - DAYS..=today {
            let mut draw = Draw::of(self.seed, &["day", &service.id, &day.to_string()]);
            // Working hours, at a minute of its own.
            let second = 7 * 3600 + i64::try_from(draw.below(11 * 3600)).unwrap_or_default();
            let at = Moment::from_secs(day * DAY_SECONDS + second);
            // The epoch was a Thursday.
            let weekend = (day + 3).rem_euclid(7) >= 5;
            let chance = draw.below(self.every_days.max(1)) == 0;
            let unlucky = draw.below(24) == 0;
            let update = draw.below(6) == 0;
            if failing.is_some() && day >= today - 3 {
                self.add(service, OperationKind::StartDeployment, at, failing);
            } else if chance && !weekend && at > service.created {
                let fails = unlucky.then_some(Cause::ContainerExit);
                let kind = if update {
                    OperationKind::UpdateService
                } else {
                    OperationKind::StartDeployment
                };
                self.add(service, kind, at, fails);
            }
        }
    }
}
