//! Pages of events, in either direction.

use std::ops::Range;

use super::event::{Boundary, Event};
use super::stream::Stream;

const MINUTE_MILLIS: i64 = 60_000;
/// What CloudWatch answers at most in a page: the messages, and 26 bytes each.
const MOST_BYTES: usize = 1 << 20;
const EVENT_BYTES: usize = 26;
/// How many lines are looked at for a page, matching or not; a page that ends
/// there has a token for the rest.
const MOST_LOOKED_AT: usize = 100_000;

/// Which way to read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    Forward,
    Backward,
}

/// Events that were found, oldest first.
#[derive(Debug)]
pub(super) struct Page {
    pub(super) events: Vec<Event>,
    /// Where the reading stopped, if not at the end of the time asked for.
    pub(super) stopped: Option<Boundary>,
}

/// Reads from a boundary until `most` events are found that `wanted` takes.
/// `times` is in milliseconds.
pub(super) fn read(
    streams: &[&Stream],
    times: Range<i64>,
    from: Option<Boundary>,
    direction: Direction,
    most: usize,
    wanted: impl Fn(&Event) -> bool,
) -> Page {
    let mut page = Page {
        events: Vec::new(),
        stopped: None,
    };
    let (mut bytes, mut looked_at) = (0, 0);
    'minutes: for minute in minutes(streams, &times, from, direction) {
        let mut events: Vec<Event> = streams
            .iter()
            .filter(|stream| stream.minutes().contains(&minute))
            .flat_map(|stream| stream.minute(minute))
            .filter(|event| times.contains(&event.key.at))
            .collect();
        events.sort_by_key(|event| event.key);
        if direction == Direction::Backward {
            events.reverse();
        }
        for event in events {
            let ahead = from.is_none_or(|from| match direction {
                Direction::Forward => from.precedes(event.key),
                Direction::Backward => !from.precedes(event.key),
            });
            if !ahead {
                continue;
            }
            bytes += event.message.len() + EVENT_BYTES;
            let full = page.events.len() >= most
                || (bytes > MOST_BYTES && !page.events.is_empty())
                || looked_at >= MOST_LOOKED_AT;
            if full {
                // The event stays for the next page.
                page.stopped = Some(match direction {
                    Direction::Forward => Boundary::Before(event.key),
                    Direction::Backward => Boundary::After(event.key),
                });
                break 'minutes;
            }
            looked_at += 1;
            if wanted(&event) {
                page.events.push(event);
            } else {
                bytes -= event.message.len() + EVENT_BYTES;
            }
        }
    }
    if direction == Direction::Backward {
        page.events.reverse();
    }
    page
}

/// The minutes to look at, in the order of reading.
fn minutes(
    streams: &[&Stream],
    times: &Range<i64>,
    from: Option<Boundary>,
    direction: Direction,
) -> Box<dyn Iterator<Item = i64>> {
    let spans: Vec<Range<i64>> = streams
        .iter()
        .map(|stream| stream.minutes())
        .filter(|span| !span.is_empty())
        .collect();
    let first = spans.iter().map(|span| span.start).min().unwrap_or(0);
    let end = spans.iter().map(|span| span.end).max().unwrap_or(0);
    let mut start = first.max(times.start.div_euclid(MINUTE_MILLIS));
    let mut end = end.min(times.end.div_euclid(MINUTE_MILLIS).saturating_add(1));
    let at = from.map(|from| from.at().div_euclid(MINUTE_MILLIS));
    match (direction, at) {
        (Direction::Forward, Some(at)) => start = start.max(at),
        (Direction::Backward, Some(at)) => end = end.min(at.saturating_add(1)),
        (_, None) => {}
    }
    match direction {
        Direction::Forward => Box::new(start..end),
        Direction::Backward => Box::new((start..end).rev()),
    }
}
