//! The walk over minutes that turns slices into datapoints.

use std::collections::HashMap;

use super::plan::Slice;
use super::query::Query;
use super::series::{MINUTE_MILLIS, Metric, Minute, Subject};
use super::statistic::Bucket;
use crate::clock::Moment;

const MINUTE: i64 = MINUTE_MILLIS / 1000;

/// Datapoints of one slice, oldest first: the begin of a bucket in seconds, and
/// its value.
pub(super) type Series = Vec<(i64, f64)>;

/// A slice on the walk over its service's minutes.
struct Cursor {
    slice: usize,
    metric: Metric,
    period: i64,
    start: i64,
    end: i64,
    begins: i64,
    empty: Bucket,
    bucket: Bucket,
    series: Series,
}

impl Cursor {
    fn minute(&mut self, at: i64, minute: &Minute) {
        if at < self.start || at >= self.end {
            return;
        }
        let begins = at.div_euclid(self.period) * self.period;
        if begins != self.begins {
            self.flush();
            self.begins = begins;
        }
        if let Some(points) = self.metric.of(minute) {
            self.bucket.add(&points);
        }
    }

    fn flush(&mut self) {
        let bucket = std::mem::replace(&mut self.bucket, self.empty);
        self.series
            .extend(bucket.value().map(|value| (self.begins, value)));
    }
}

/// Computes every slice. A service's minutes are walked once, whatever the
/// number of queries about it.
pub(super) fn series(
    queries: &[Query],
    slices: &[Slice],
    subjects: &HashMap<String, Subject>,
    now: Moment,
) -> Vec<Series> {
    let mut cursors: HashMap<&str, Vec<Cursor>> = HashMap::new();
    for (index, slice) in slices.iter().enumerate() {
        let Some(query) = queries.get(slice.query) else {
            continue;
        };
        if let Some(target) = &query.target {
            let empty = Bucket::empty(query.statistic);
            cursors.entry(&target.service_id).or_default().push(Cursor {
                slice: index,
                metric: target.metric,
                period: query.period,
                start: slice.start,
                end: slice.end,
                begins: slice.start,
                empty,
                bucket: empty,
                series: Series::new(),
            });
        }
    }
    let mut all = vec![Series::new(); slices.len()];
    for (service, mut cursors) in cursors {
        let Some(subject) = subjects.get(service) else {
            continue;
        };
        let start = cursors.iter().map(|c| c.start).min().unwrap_or_default();
        let end = cursors.iter().map(|c| c.end).max().unwrap_or_default();
        for minute in start.div_euclid(MINUTE)..end.div_euclid(MINUTE) {
            let there = (minute + 1) * MINUTE_MILLIS + subject.delay(minute);
            if there > now.millis() {
                break;
            }
            if let Some(measured) = subject.minute(minute) {
                for cursor in &mut cursors {
                    cursor.minute(minute * MINUTE, &measured);
                }
            }
        }
        for mut cursor in cursors {
            cursor.flush();
            if let Some(series) = all.get_mut(cursor.slice) {
                *series = cursor.series;
            }
        }
    }
    all
}
