//! Metrics: what has settled is held, and only the missing tail is asked for.

use std::collections::BTreeMap;

use model::failure::Failure;
use model::instant::Timestamp;
use model::metrics::{MetricLine, MetricRange, MetricSeries, MetricSet, on_axis};
use model::place::ServiceRef;
use serde::{Deserialize, Serialize};

use crate::core::Core;
use crate::service::parts;

/// Points older than this many seconds do not change any more.
const SETTLES: i64 = 900;
/// Seconds that are held at most: the longest range.
const LONGEST: i64 = MetricRange::Week.seconds();
/// Services whose points are held in memory; the one that was read longest ago makes room.
const HELD: usize = 64;

/// Settled points of one service at one period.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Settled {
    /// The first period that is covered.
    from: Timestamp,
    /// The end of the last one.
    until: Timestamp,
    /// The points of every line, in the order of [`MetricLine::ALL`]. A period without one had none.
    points: Vec<Vec<(Timestamp, f64)>>,
}

/// What is held in memory, by ARN and period.
pub(crate) type Held = BTreeMap<(String, i32), (Timestamp, Settled)>;

impl Core {
    /// A service's metrics over `range`.
    pub(crate) async fn metrics(
        &self,
        service: &ServiceRef,
        range: MetricRange,
    ) -> Result<MetricSet, Failure> {
        let parts = parts(service)?;
        let session = self.sessions.session(&service.cell).await?;
        let now = self.clock.now();
        let period = range.period();
        let (start, end) = window(now, range);
        let settled = self
            .settled(service, period)
            .await
            .filter(|held| held.from <= start && held.until > start);
        let from = settled.as_ref().map_or(start, |held| held.until);
        let held_from = settled.as_ref().map(|held| held.from);
        let fresh = session
            .metric_points(&parts.name, &parts.id, (from, end), period)
            .await?;
        let points = match settled {
            None => fresh,
            Some(held) => held.joined(fresh),
        };
        // What is held reaches back further than a short range asks for; the longest bounds it.
        let kept_from = held_from.map_or(start, |from| from.max(end.plus_seconds(-LONGEST)));
        let settled = Settled::of(&points, kept_from, end.min(whole(now, period, -SETTLES)));
        self.hold(service, period, settled).await;
        let slots = usize::try_from(range.seconds() / i64::from(period)).unwrap_or_default();
        Ok(MetricSet {
            range,
            period_seconds: period,
            times: (0..range.seconds() / i64::from(period))
                .map(|slot| start.plus_seconds(slot * i64::from(period)))
                .collect(),
            series: MetricLine::ALL
                .into_iter()
                .zip(&points)
                .map(|(line, points)| MetricSeries {
                    line,
                    values: on_axis(points, start, slots, period),
                })
                .collect(),
            read_at: now,
        })
    }

    /// What is held of a service: in memory, else in the store.
    async fn settled(&self, service: &ServiceRef, period: i32) -> Option<Settled> {
        let key = (service.arn.0.clone(), period);
        if let Some((_, held)) = self.held().get(&key) {
            return Some(held.clone());
        }
        if !self.remembered(&service.cell.profile).await {
            return None;
        }
        self.stored(move |store| store.metrics(&key.0, key.1))
            .await
            .flatten()
    }

    async fn hold(&self, service: &ServiceRef, period: i32, settled: Settled) {
        let key = (service.arn.0.clone(), period);
        {
            let mut held = self.held();
            if let Some((_, known)) = held.get(&key)
                && known.until >= settled.until
                && known.from <= settled.from
            {
                return;
            }
            held.insert(key.clone(), (self.clock.now(), settled.clone()));
            if held.len() > HELD
                && let Some(oldest) = held
                    .iter()
                    .min_by_key(|(_, (at, _))| *at)
                    .map(|(key, _)| key.clone())
            {
                held.remove(&oldest);
            }
        }
        if self.remembered(&service.cell.profile).await {
            self.stored(move |store| store.set_metrics(&key.0, key.1, &settled))
                .await;
        }
    }
}

impl Settled {
    fn of(points: &[Vec<(Timestamp, f64)>], from: Timestamp, until: Timestamp) -> Self {
        let inside = |(at, _): &&(Timestamp, f64)| *at >= from && *at < until;
        let points = points
            .iter()
            .map(|line| line.iter().filter(inside).copied().collect())
            .collect();
        Self {
            from,
            until,
            points,
        }
    }

    fn joined(self, fresh: Vec<Vec<(Timestamp, f64)>>) -> Vec<Vec<(Timestamp, f64)>> {
        let mut points = self.points;
        for (line, fresh) in points.iter_mut().zip(fresh) {
            line.extend(fresh);
        }
        points
    }
}

/// The window of `range` that ends with the period under way: whole periods, so that the same window
/// asked for twice in a period has the same points.
fn window(now: Timestamp, range: MetricRange) -> (Timestamp, Timestamp) {
    let end = whole(now, range.period(), i64::from(range.period()));
    (end.plus_seconds(-range.seconds()), end)
}

/// The start of the period that `now` moved by `seconds` is in.
fn whole(now: Timestamp, period: i32, seconds: i64) -> Timestamp {
    let period = i64::from(period);
    Timestamp::from_seconds((now.seconds() + seconds).div_euclid(period) * period)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows_are_whole_periods_and_end_with_the_present_one() {
        let (start, end) = window(Timestamp::from_seconds(100_030), MetricRange::Hour);
        assert_eq!((end.seconds(), start.seconds()), (100_080, 96_480));
        assert_eq!(
            window(Timestamp::from_seconds(100_021), MetricRange::Hour),
            (start, end)
        );
    }

    #[test]
    fn only_what_has_settled_is_held() {
        let at = Timestamp::from_seconds;
        let settled = Settled::of(
            &[vec![(at(60), 1.0), (at(120), 2.0), (at(180), 3.0)]],
            at(120),
            at(180),
        );
        assert_eq!(settled.points, [[(at(120), 2.0)]]);
        assert_eq!(
            settled.joined(vec![vec![(at(180), 4.0)]]),
            [[(at(120), 2.0), (at(180), 4.0)]]
        );
    }
}
