//! Streams, and the lines in them.

use std::collections::BTreeMap;
use std::ops::Range;

use super::application::Voice;
use super::event::{Event, Key, stream_number};
use crate::clock::Moment;
use crate::state::{LogLine, ScalingConfiguration, Service, ServiceInstance};

const MINUTE_MILLIS: i64 = 60_000;
const DAY_MILLIS: i64 = 24 * 60 * MINUTE_MILLIS;
/// How many whole days an application's own lines reach back. They are made
/// when they are read, and a reader of everything must come to an end.
const SPOKEN_DAYS: i64 = 7;

/// A stream of a group.
#[derive(Debug)]
pub(super) struct Stream {
    pub(super) name: String,
    /// Milliseconds since the epoch.
    pub(super) created: i64,
    number: u32,
    now: i64,
    /// Lines that are there because something happened, by minute.
    fixed: BTreeMap<i64, Vec<(i64, String)>>,
    /// Lines of before are not there any more.
    floor: i64,
    /// What goes on by itself, and for how long.
    voice: Option<(Voice, String, Range<i64>)>,
}

/// The streams of what App Runner writes about a service.
pub(super) fn of_service(service: &Service, now: Moment) -> Vec<Stream> {
    let mut events = service.events(now);
    events.sort_by_key(|line| line.at);
    let deployments = service
        .operations
        .iter()
        .filter(|operation| operation.started <= now)
        .map(|operation| {
            let name = format!("deployment/{}", operation.id.replace('-', ""));
            Stream::fixed(name, operation.started, operation.log(now), now)
        });
    let mut streams: Vec<Stream> = deployments.collect();
    streams.push(Stream::fixed(
        "events".to_owned(),
        service.created,
        events,
        now,
    ));
    // A stream comes to be with its first line.
    streams.retain(|stream| !stream.fixed.is_empty());
    streams
}

/// The streams of what a service's application writes.
pub(super) fn of_application(
    seed: u64,
    service: &Service,
    scaling: &[ScalingConfiguration],
    now: Moment,
) -> Vec<Stream> {
    let voice = Voice::of(seed, service);
    // To the day, so that pages of one reading fit together.
    let since = (now.millis().div_euclid(DAY_MILLIS) - SPOKEN_DAYS) * DAY_MILLIS;
    let streams = ServiceInstance::all_of(seed, service, scaling, now)
        .into_iter()
        .map(|instance| {
            let name = format!("instance/{}", instance.id);
            let created = Moment::from_millis(instance.span.start);
            let mut stream = Stream::fixed(name, created, instance.lines, now);
            let spoken = instance.span.start.max(since)..instance.span.end;
            if instance.serves && !spoken.is_empty() {
                stream.voice = Some((voice.clone(), instance.id, spoken));
            }
            stream
        });
    streams
        .filter(|stream| stream.spans().next().is_some())
        .collect()
}

impl Stream {
    fn fixed(name: String, created: Moment, lines: Vec<LogLine>, now: Moment) -> Self {
        let mut fixed: BTreeMap<i64, Vec<(i64, String)>> = BTreeMap::new();
        for line in lines.into_iter().filter(|line| line.at <= now) {
            let at = line.at.millis();
            fixed
                .entry(at.div_euclid(MINUTE_MILLIS))
                .or_default()
                .push((at, line.text));
        }
        Self {
            number: stream_number(&name),
            name,
            created: created.millis(),
            now: now.millis(),
            fixed,
            floor: i64::MIN,
            voice: None,
        }
    }

    /// The same without the lines up to a moment. Where none is left, it is not there either.
    pub(super) fn without(mut self, until: Moment) -> Option<Self> {
        self.floor = self.floor.max(until.millis().saturating_add(1));
        self.created = self.created.max(self.floor);
        self.last().is_some().then_some(self)
    }

    /// The same with lines from a moment on only. It stays, even if it has none.
    pub(super) fn kept_since(mut self, since: Moment) -> Self {
        self.floor = self.floor.max(since.millis());
        self
    }

    /// The minutes in which there can be lines.
    pub(super) fn spans(&self) -> impl Iterator<Item = Range<i64>> {
        let spoken = self.voice.as_ref().map(|(_, _, span)| {
            let until = span.end.min(self.now).div_euclid(MINUTE_MILLIS) + 1;
            span.start.div_euclid(MINUTE_MILLIS)..until
        });
        let fixed = self.fixed.keys().map(|minute| *minute..minute + 1);
        let first = self.floor.div_euclid(MINUTE_MILLIS);
        fixed
            .chain(spoken)
            .map(move |span| span.start.max(first)..span.end)
            .filter(|span| !span.is_empty())
    }

    /// The lines of a minute, in their order.
    pub(super) fn minute(&self, minute: i64) -> Vec<Event> {
        let mut lines = self.fixed.get(&minute).cloned().unwrap_or_default();
        if let Some((voice, instance, span)) = &self.voice {
            let overlaps = minute * MINUTE_MILLIS < span.end.min(self.now)
                && (minute + 1) * MINUTE_MILLIS > span.start;
            if overlaps {
                let spoken = voice.lines(instance, minute);
                let there = |at: &i64| span.contains(at) && *at <= self.now;
                lines.extend(spoken.into_iter().filter(|(at, _)| there(at)));
                // Stable: what happened at one time stays in its order.
                lines.sort_by_key(|(at, _)| *at);
            }
        }
        (0..)
            .zip(lines)
            .map(|(line, (at, message))| Event {
                key: Key {
                    at,
                    stream: self.number,
                    line,
                },
                stream: self.name.clone(),
                message,
            })
            // Numbered before, so that what is left keeps its place.
            .filter(|event| event.key.at >= self.floor)
            .collect()
    }

    /// The time of its first line.
    pub(super) fn first(&self) -> Option<i64> {
        let first = |span: Range<i64>| {
            let mut minutes = span.map(|minute| self.minute(minute));
            minutes.find_map(|lines| Some(lines.first()?.key.at))
        };
        self.spans().filter_map(first).min()
    }

    /// The time of its last line so far.
    pub(super) fn last(&self) -> Option<i64> {
        let last = |span: Range<i64>| {
            let mut minutes = span.rev().map(|minute| self.minute(minute));
            minutes.find_map(|lines| Some(lines.last()?.key.at))
        };
        self.spans().filter_map(last).max()
    }
}
