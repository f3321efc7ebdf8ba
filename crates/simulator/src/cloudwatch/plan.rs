//! Which buckets a page of GetMetricData covers.

use super::query::Query;

const MINUTE: i64 = 60;
const DAY: i64 = 24 * 60 * MINUTE;

/// The window that is asked for, in seconds since the epoch.
#[derive(Debug, Clone, Copy)]
pub(super) struct Window {
    pub(super) start: i64,
    pub(super) end: i64,
    pub(super) newest_first: bool,
    /// When the first page was asked for: what is kept is measured from there,
    /// so that pages fit together.
    pub(super) asked: i64,
}

/// Where a page begins: a query, and how many of its buckets came before.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Position {
    pub(super) query: usize,
    pub(super) bucket: i64,
}

/// The part of a query that a page covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Slice {
    pub(super) query: usize,
    /// The first bucket's begin and the last one's end, in seconds.
    pub(super) start: i64,
    pub(super) end: i64,
    /// Whether the query has more, on another page.
    pub(super) partial: bool,
}

/// The slices of a page, and where the next one begins.
pub(super) fn page(
    queries: &[Query],
    window: Window,
    from: Position,
    most: i64,
) -> (Vec<Slice>, Option<Position>) {
    let mut left = most;
    let mut slices = Vec::new();
    for (index, query) in queries.iter().enumerate().skip(from.query) {
        if !query.returned {
            continue;
        }
        let before = if index == from.query { from.bucket } else { 0 };
        let (first, count) = buckets(query.period, window);
        let remaining = (count - before).max(0);
        let take = remaining.min(left);
        if take == 0 && remaining > 0 {
            let next = Position {
                query: index,
                bucket: before,
            };
            return (slices, Some(next));
        }
        // Buckets are counted in the order in which they are answered.
        let from_first = if window.newest_first {
            count - before - take
        } else {
            before
        };
        let start = (first + from_first) * query.period;
        let partial = take < remaining;
        slices.push(Slice {
            query: index,
            start,
            end: start + take * query.period,
            partial,
        });
        left -= take;
        if partial {
            let next = Position {
                query: index,
                bucket: before + take,
            };
            return (slices, Some(next));
        }
    }
    (slices, None)
}

/// The first bucket of a window, counted from the epoch, and how many there
/// are. A bucket belongs to the window if its begin does.
fn buckets(period: i64, window: Window) -> (i64, i64) {
    // What comes after the asking is empty, and must not count as a datapoint.
    let (oldest, newest) = (window.asked - kept(period), window.asked + 1);
    let start = window.start.clamp(oldest, newest).div_euclid(MINUTE) * MINUTE;
    let end = window.end.min(newest);
    let first = start.div_euclid(period) + i64::from(start.rem_euclid(period) > 0);
    let last = end.div_euclid(period) + i64::from(end.rem_euclid(period) > 0);
    (first, (last - first).max(0))
}

/// How long data of a period is kept.
const fn kept(period: i64) -> i64 {
    if period < 5 * MINUTE {
        15 * DAY
    } else if period < 60 * MINUTE {
        63 * DAY
    } else {
        455 * DAY
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cloudwatch::query::Reads;
    use crate::cloudwatch::statistic::Statistic;

    const NOW: i64 = 1_800_000_000;

    fn query(period: i64) -> Query {
        Query {
            id: "q".to_owned(),
            label: String::new(),
            period,
            reads: Reads::Metric(Statistic::Sum, None),
            returned: true,
        }
    }

    fn window(seconds: i64, newest_first: bool) -> Window {
        Window {
            start: NOW - seconds,
            end: NOW,
            newest_first,
            asked: NOW,
        }
    }

    #[test]
    fn pages_cover_every_bucket_once_and_no_page_is_too_large() {
        let mut hidden = query(60);
        hidden.returned = false;
        let queries = [query(60), hidden, query(300), query(60)];
        for newest_first in [false, true] {
            let window = window(3_600, newest_first);
            for most in [1, 7, 60, 61, 72, 1_000] {
                let mut seen = vec![Vec::new(); queries.len()];
                let mut position = Some(Position::default());
                while let Some(from) = position {
                    let (slices, next) = page(&queries, window, from, most);
                    let mut size = 0;
                    for slice in slices {
                        let period = queries[slice.query].period;
                        let mut begins: Vec<i64> =
                            (slice.start / period..slice.end / period).collect();
                        size += begins.len() as i64;
                        if newest_first {
                            begins.reverse();
                        }
                        seen[slice.query].extend(begins);
                    }
                    assert!(size <= most, "{size} of {most}");
                    position = next;
                }
                for (query, mut seen) in queries.iter().zip(seen) {
                    if newest_first {
                        seen.reverse();
                    }
                    let first = (NOW - 3_600) / query.period;
                    let all: Vec<i64> = (first..NOW / query.period).collect();
                    assert_eq!(seen, if query.returned { all } else { Vec::new() });
                }
            }
        }
    }

    #[test]
    fn a_bucket_belongs_to_a_window_if_its_begin_does() {
        let window = Window {
            start: 601,
            end: 1_201,
            newest_first: false,
            asked: NOW,
        };
        let kept = Window {
            asked: 1_300,
            ..window
        };
        // A start is taken to its minute: 600, 900 and 1200 begin in it.
        assert_eq!(buckets(300, kept), (2, 3));
        assert_eq!(buckets(60, kept), (10, 11));
        let later = Window { start: 661, ..kept };
        assert_eq!(buckets(300, later), (3, 2));
        // Nothing of that age is kept.
        assert_eq!(buckets(60, window).1, 0);
    }

    #[test]
    fn longer_periods_are_kept_longer() {
        let year = window(365 * DAY, true);
        assert_eq!(buckets(60, year).1, 15 * DAY / 60);
        assert_eq!(buckets(300, year).1, 63 * DAY / 300);
        assert_eq!(buckets(3_600, year).1, 365 * DAY / 3_600);
    }
}
