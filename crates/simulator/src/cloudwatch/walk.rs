//! The walk over minutes that turns slices into datapoints.

use std::collections::HashMap;
use std::ops::Range;

use super::plan::Slice;
use super::query::{Query, Reads, chain};
use super::series::{MINUTE_MILLIS, Member, Metric, Minute};
use super::statistic::Bucket;
use super::subjects::Subjects;
use crate::clock::Moment;

const MINUTE: i64 = MINUTE_MILLIS / 1000;

/// Datapoints of one slice, oldest first: the begin of a bucket in seconds, and
/// its value.
pub(super) type Series = Vec<(i64, f64)>;

/// A slice on the walk over its service's minutes.
struct Cursor<'a> {
    slice: usize,
    metric: Metric,
    /// The one instance that is asked about.
    member: Option<&'a Member>,
    period: i64,
    start: i64,
    end: i64,
    begins: i64,
    empty: Bucket,
    bucket: Bucket,
    series: Series,
}

impl Cursor<'_> {
    fn minute(&mut self, at: i64, minute: &Minute) {
        if at < self.start || at >= self.end {
            return;
        }
        let begins = at.div_euclid(self.period) * self.period;
        if begins != self.begins {
            self.flush();
            self.begins = begins;
        }
        let points = match self.member {
            None => self.metric.of(minute),
            Some(member) => member
                .lean(at.div_euclid(MINUTE))
                .and_then(|lean| self.metric.of_instance(minute, lean)),
        };
        if let Some(points) = points {
            self.bucket.add(&points);
        }
    }

    fn flush(&mut self) {
        let bucket = std::mem::replace(&mut self.bucket, self.empty);
        self.series
            .extend(bucket.value().map(|value| (self.begins, value)));
    }
}

/// Computes every slice, those of expressions out of the metrics that they are over.
pub(super) fn series(
    queries: &[Query],
    slices: &[Slice],
    subjects: &Subjects,
    now: Moment,
) -> Vec<Series> {
    let mut needed: Vec<Slice> = Vec::new();
    let mut parts = Vec::new();
    for slice in slices {
        let begin = needed.len();
        // What cannot be put in an order was refused when it was read.
        let chain = chain(queries, slice.query).unwrap_or_default();
        needed.extend(chain.into_iter().map(|query| Slice { query, ..*slice }));
        parts.push(begin..needed.len());
    }
    let mut measured = measured(queries, &needed, subjects, now);
    let mut combined = |part: Range<usize>| {
        let slices = needed.get(part.clone()).unwrap_or_default();
        let series = measured.get_mut(part).unwrap_or_default();
        match (slices, series) {
            ([_], [own]) => std::mem::take(own),
            (slices, series) => evaluated(queries, slices, series),
        }
    };
    parts.into_iter().map(&mut combined).collect()
}

/// The series of the last of a chain of queries. Those of its metrics are there already.
fn evaluated(queries: &[Query], chain: &[Slice], measured: &[Series]) -> Series {
    let mut known: HashMap<&str, HashMap<i64, f64>> = HashMap::new();
    let mut last = Series::new();
    for (slice, series) in chain.iter().zip(measured) {
        let Some(query) = queries.get(slice.query) else {
            continue;
        };
        last = match &query.reads {
            Reads::Metric(..) => series.clone(),
            Reads::Others(expression) => {
                let step = usize::try_from(query.period).unwrap_or(usize::MAX);
                (slice.start..slice.end)
                    .step_by(step)
                    .filter_map(|at| {
                        let of = |id: &str| known.get(id)?.get(&at).copied();
                        Some((at, expression.value(&of)?))
                    })
                    .collect()
            }
        };
        known.insert(&query.id, last.iter().copied().collect());
    }
    last
}

/// Computes slices of metrics. A service's minutes are walked once, whatever the number of queries
/// about it.
fn measured(queries: &[Query], slices: &[Slice], subjects: &Subjects, now: Moment) -> Vec<Series> {
    let mut cursors: HashMap<&str, Vec<Cursor<'_>>> = HashMap::new();
    for (index, slice) in slices.iter().enumerate() {
        let Some(query) = queries.get(slice.query) else {
            continue;
        };
        if let Reads::Metric(statistic, Some(target)) = &query.reads {
            let member = match &target.instance {
                None => None,
                Some(instance) => match subjects.member(instance) {
                    Some(member) => Some(member),
                    None => continue,
                },
            };
            let empty = Bucket::empty(*statistic);
            cursors.entry(&target.service_id).or_default().push(Cursor {
                slice: index,
                metric: target.metric,
                member,
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
        let Some(subject) = subjects.service(service) else {
            continue;
        };
        let start = cursors.iter().map(|c| c.start).min().unwrap_or_default();
        let end = cursors.iter().map(|c| c.end).max().unwrap_or_default();
        for minute in start.div_euclid(MINUTE)..end.div_euclid(MINUTE) {
            let there = (minute + 1) * MINUTE_MILLIS + subject.delay(minute);
            // Later ones can be there already: what is late is not late for ever.
            if there > now.millis() {
                continue;
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
