//! A service as the series see it, and one minute of it.

use std::ops::Range;

use super::noise::Noise;
use super::rhythm::Rhythm;
use super::timeline::Timeline;
use crate::state::{Draw, Footing, ScalingConfiguration, Service, ServiceInstance};

/// A minute in milliseconds.
pub(in crate::cloudwatch) const MINUTE_MILLIS: i64 = 60_000;

/// The beginning of names that ask for gaps in the metrics.
const GAPPY: &str = "gappy-";
/// Minutes of an hour that such a service loses.
const LOST_OF_AN_HOUR: Range<i64> = 10..20;

/// A service, taken out of the world as far as its series depend on it.
#[derive(Debug, Clone)]
pub(in crate::cloudwatch) struct Subject {
    rhythm: Rhythm,
    timeline: Timeline,
    /// How it was and is scaled, each until a minute; there is always a last one.
    footings: Vec<(i64, Limits)>,
    first: i64,
    last: i64,
    /// Minutes whose data never came.
    gaps: Vec<Range<i64>>,
    /// Whether it loses some minutes of every hour.
    gappy: bool,
    /// Since which minute its data comes late, and by how many milliseconds.
    late: Option<(i64, i64)>,
}

#[derive(Debug, Clone, Copy)]
struct Limits {
    concurrency: u32,
    min: u32,
    max: u32,
    /// The vCPU of an instance in thousandths.
    vcpu: u32,
}

impl Limits {
    fn of(footing: &Footing, revisions: &[ScalingConfiguration]) -> Self {
        let revision = revisions.iter().find(|one| one.arn == footing.scaling);
        let (concurrency, min, max) = revision.map_or((100, 1, 25), |one| {
            (one.max_concurrency.max(1), one.min_size, one.max_size)
        });
        Self {
            concurrency,
            min,
            max: max.max(min),
            vcpu: footing.vcpu.max(256),
        }
    }

    /// An instance without a request is not active; with any, scaling holds.
    fn serving(self, requests: u64, concurrency: f64) -> u32 {
        if requests == 0 {
            return 0;
        }
        let wanted = (concurrency / f64::from(self.concurrency)).ceil() as u32;
        wanted.clamp(self.min, self.max)
    }
}

/// What a service measured in a minute.
#[derive(Debug, Clone)]
pub(in crate::cloudwatch) struct Minute {
    pub(super) requests: u64,
    pub(super) client_errors: u64,
    pub(super) server_errors: u64,
    /// Mean latency in milliseconds, and the spread of its logarithm.
    pub(super) latency: f64,
    pub(super) spread: f64,
    /// Requests at once, on average over the minute.
    pub(super) concurrency: f64,
    /// Instances that serve, both versions of a deployment counted.
    pub(super) instances: u32,
    /// Percent of an instance, and how far instances differ.
    pub(super) cpu: f64,
    pub(super) memory: f64,
    pub(super) uneven: f64,
}

impl Subject {
    /// A service with the auto scaling revisions of its place, deleted ones included: it may have
    /// used them.
    pub(in crate::cloudwatch) fn of(
        seed: u64,
        service: &Service,
        revisions: &[ScalingConfiguration],
    ) -> Self {
        let key = Draw::of(seed, &["series", &service.id]).next();
        let minute = |moment: crate::clock::Moment| moment.millis().div_euclid(MINUTE_MILLIS);
        let footings = service.footings().into_iter().map(|(until, footing)| {
            let until = until.map_or(i64::MAX, minute);
            (until, Limits::of(&footing, revisions))
        });
        Self {
            rhythm: Rhythm::of(Noise(key)),
            timeline: Timeline::of(service),
            footings: footings.collect(),
            first: minute(service.created),
            last: service.deleted.map_or(i64::MAX, minute),
            gaps: service
                .gaps
                .iter()
                .map(|gap| minute(gap.start)..minute(gap.end))
                .collect(),
            gappy: service.name.starts_with(GAPPY),
            late: service.late.map(|(since, by)| {
                let by = i64::try_from(by.as_millis()).unwrap_or(i64::MAX);
                (minute(since), by)
            }),
        }
    }

    /// Whether a minute's data never came.
    fn is_lost(&self, minute: i64) -> bool {
        (self.gappy && LOST_OF_AN_HOUR.contains(&minute.rem_euclid(60)))
            || self.gaps.iter().any(|gap| gap.contains(&minute))
    }

    /// The scaling that held in a minute; an update's own holds from the minute after it ended.
    fn limits(&self, minute: i64) -> Option<Limits> {
        let holds = self.footings.iter().find(|(until, _)| minute <= *until);
        holds.map(|(_, limits)| *limits)
    }

    /// How long after its end a minute's data is there, in milliseconds: mostly
    /// some seconds, at times almost a minute more.
    pub(in crate::cloudwatch) fn delay(&self, minute: i64) -> i64 {
        let drift = self.rhythm.drift(minute, 60, 1);
        let late = self.late.filter(|(since, _)| minute >= *since);
        let late = late.map_or(0, |(_, by)| by);
        late.saturating_add(5_000 + (drift * drift * drift * 50_000.0) as i64)
    }

    /// One minute, if the service was there.
    pub(in crate::cloudwatch) fn minute(&self, minute: i64) -> Option<Minute> {
        if minute < self.first || minute > self.last || self.is_lost(minute) {
            return None;
        }
        let span = minute * MINUTE_MILLIS..(minute + 1) * MINUTE_MILLIS;
        let running = self.timeline.running(&span);
        if running <= 0.0 {
            return Some(Minute::still());
        }
        let limits = self.limits(minute)?;
        let rhythm = &self.rhythm;
        let (deploying, failing) = (self.timeline.deploying(&span), self.timeline.failing(&span));
        let requests = rhythm.requests(minute, running);
        let (client_errors, server_errors) = self.errors(minute, requests, failing);
        let mut latency = rhythm.latency(minute);
        if deploying {
            latency *= 1.5 + failing;
        }
        // Little's law: how many are under way is how many come times how long
        // each stays.
        let concurrency = requests as f64 * latency / 60_000.0;
        let serving = limits.serving(requests, concurrency);
        let each = concurrency / f64::from(serving.max(1));
        let full = each / f64::from(limits.concurrency);
        // A smaller instance has less to spare; a full one has nothing left.
        let vcpu = f64::from(limits.vcpu) / 1024.0;
        let load = each.powf(0.6) * rhythm.work / vcpu.sqrt();
        let busy = 100.0 * (1.0 - (-load).exp()) * (1.0 + 0.05 * rhythm.jitter(minute, 6));
        let idle = rhythm.cpu_idle * (0.8 + 0.4 * rhythm.drift(minute, 13, 3));
        let starting = if deploying { 12.0 } else { 0.0 };
        let memory = rhythm.memory_idle
            + 9.0 * full.min(1.5)
            + 6.0 * rhythm.drift(minute, 7, 600)
            + 0.4 * rhythm.jitter(minute, 8);
        Some(Minute {
            requests,
            client_errors,
            server_errors,
            latency,
            spread: rhythm.spread,
            concurrency,
            instances: if deploying { serving * 2 } else { serving },
            cpu: (idle + busy + starting).clamp(0.3, 100.0),
            memory: memory.clamp(2.0, 98.0),
            uneven: if serving > 1 { 0.12 } else { 0.03 },
        })
    }

    fn errors(&self, minute: i64, requests: u64, failing: f64) -> (u64, u64) {
        let scatter = |salt| (1.0 + 0.35 * self.rhythm.jitter(minute, salt)).max(0.0);
        let count = requests as f64;
        // Chance decides about the part of a request that is left over.
        let whole = |expected: f64, salt| {
            let chance = self.rhythm.drift(minute, salt, 1);
            (expected + chance).floor() as u64
        };
        let share = self.rhythm.server_errors * scatter(9) + 0.25 * failing;
        let server = whole(count * share, 10).min(requests);
        let client = whole(count * self.rhythm.client_errors * scatter(11), 12);
        (client.min(requests - server), server)
    }
}

/// An instance of a service as the series see it.
#[derive(Debug, Clone)]
pub(in crate::cloudwatch) struct Member {
    noise: Noise,
    /// Milliseconds since the epoch.
    span: Range<i64>,
}

impl Member {
    pub(in crate::cloudwatch) fn of(seed: u64, instance: &ServiceInstance) -> Self {
        Self {
            noise: Noise(Draw::of(seed, &["member", &instance.id]).next()),
            span: instance.span.clone(),
        }
    }

    /// How far it leans from the others in a minute, in -1..1, if it was there.
    pub(in crate::cloudwatch) fn lean(&self, minute: i64) -> Option<f64> {
        let whole = minute * MINUTE_MILLIS..(minute + 1) * MINUTE_MILLIS;
        let there = whole.start < self.span.end && whole.end > self.span.start;
        there.then(|| 2.0 * self.noise.smooth(minute, 30) - 1.0)
    }
}

impl Minute {
    /// A minute in which nothing ran.
    const fn still() -> Self {
        Self {
            requests: 0,
            client_errors: 0,
            server_errors: 0,
            latency: 0.0,
            spread: 0.0,
            concurrency: 0.0,
            instances: 0,
            cpu: 0.0,
            memory: 0.0,
            uneven: 0.0,
        }
    }
}
