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

/// The minutes to look at, in the order of reading: those in which there can be
/// lines, of which there may be years with none between them.
fn minutes(
    streams: &[&Stream],
    times: &Range<i64>,
    from: Option<Boundary>,
    direction: Direction,
) -> Box<dyn Iterator<Item = i64>> {
    let mut start = times.start.div_euclid(MINUTE_MILLIS);
    let mut end = times.end.div_euclid(MINUTE_MILLIS).saturating_add(1);
    let at = from.map(|from| from.at().div_euclid(MINUTE_MILLIS));
    match (direction, at) {
        (Direction::Forward, Some(at)) => start = start.max(at),
        (Direction::Backward, Some(at)) => end = end.min(at.saturating_add(1)),
        (_, None) => {}
    }
    let mut spans: Vec<Range<i64>> = streams
        .iter()
        .flat_map(|stream| stream.spans())
        .map(|span| span.start.max(start)..span.end.min(end))
        .filter(|span| !span.is_empty())
        .collect();
    spans.sort_by_key(|span| span.start);
    let mut apart: Vec<Range<i64>> = Vec::new();
    for span in spans {
        match apart.last_mut() {
            Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
            _ => apart.push(span),
        }
    }
    let minutes = apart.into_iter().flatten();
    match direction {
        Direction::Forward => Box::new(minutes),
        Direction::Backward => Box::new(minutes.rev()),
    }
}
