//! StartLiveTail: lines as they are written.

use serde_json::{Value as Json, json};

use super::errors::{invalid_parameter, missing, no_group};
use super::event::Event;
use super::group::{self, Group};
use super::page::{self, Direction};
use super::pattern::Pattern;
use super::stream::Stream;
use crate::api::Call;
use crate::clock::Moment;
use crate::state::{Draw, World, uuid};
use crate::validation::fields;
use crate::wire::{ApiError, Live, event, exception};

const MOST_GROUPS: usize = 10;
/// What a second shows at most; of more, a sample.
const MOST_EVENTS: usize = 500;
/// What is looked at for a sample.
const MOST_READ: usize = 20_000;
/// How long a session lasts.
const LASTS: std::time::Duration = std::time::Duration::from_secs(3 * 3600);

/// A session that goes on.
#[derive(Debug)]
pub(super) struct Tail {
    account: String,
    region: String,
    /// What was asked for, which the start of the session repeats.
    asked: Json,
    /// Groups by their ARN as it was given, and their name.
    groups: Vec<(String, String)>,
    names: Vec<String>,
    prefixes: Vec<String>,
    pattern: Pattern,
    started: Moment,
    /// Until when lines have been shown.
    shown: Moment,
    /// Whether it has said that its time is up.
    ended: bool,
    request_id: String,
}

/// Checks what is asked for.
pub(super) fn start(call: &Call<'_>, world: &mut World, input: &Json) -> Result<Tail, ApiError> {
    let identifiers = fields::texts(input, "logGroupIdentifiers")?;
    let (names, prefixes) = (
        fields::texts(input, "logStreamNames")?,
        fields::texts(input, "logStreamNamePrefixes")?,
    );
    if identifiers.is_empty() {
        return Err(missing("logGroupIdentifiers"));
    }
    if identifiers.len() > MOST_GROUPS {
        return Err(invalid_parameter(format!(
            "1 validation error detected: Value at 'logGroupIdentifiers' failed to satisfy \
             constraint: Member must have length less than or equal to {MOST_GROUPS}"
        )));
    }
    if !names.is_empty() && !prefixes.is_empty() {
        return Err(invalid_parameter(
            "logStreamNames and logStreamNamePrefixes cannot both be specified.",
        ));
    }
    if identifiers.len() > 1 && !(names.is_empty() && prefixes.is_empty()) {
        return Err(invalid_parameter(
            "Log streams can be specified for one log group only.",
        ));
    }
    let text = fields::text(input, "logEventFilterPattern")?.unwrap_or_default();
    let pattern = Pattern::parse(text)?;
    let mut groups = Vec::new();
    for identifier in identifiers {
        let prefix = group::arn(call, "");
        let Some(name) = identifier.strip_prefix(&prefix) else {
            return Err(invalid_parameter(format!(
                "{identifier} is not the ARN of a log group of this account and region."
            )));
        };
        let name = name.strip_suffix(":*").unwrap_or(name);
        group::found(world, (call.account, call.region), call.now, name).ok_or_else(no_group)?;
        groups.push((identifier.to_owned(), name.to_owned()));
    }
    let owned = |texts: Vec<&str>| texts.into_iter().map(str::to_owned).collect();
    Ok(Tail {
        account: call.account.to_owned(),
        region: call.region.to_owned(),
        asked: input.clone(),
        groups,
        names: owned(names),
        prefixes: owned(prefixes),
        pattern,
        started: call.now,
        shown: call.now,
        ended: false,
        request_id: call.request_id.to_owned(),
    })
}

impl Tail {
    fn wants(&self, stream: &Stream) -> bool {
        let name = &stream.name;
        let by_name = self.names.is_empty() || self.names.contains(name);
        let by_prefix =
            self.prefixes.is_empty() || self.prefixes.iter().any(|prefix| name.starts_with(prefix));
        by_name && by_prefix
    }

    /// The lines that came since the last time, each with its group's ARN.
    fn lines(&self, world: &mut World, now: Moment) -> Vec<(String, Event)> {
        let times = self.shown.millis() + 1..now.millis() + 1;
        let mut lines = Vec::new();
        for (arn, name) in &self.groups {
            let place = (self.account.as_str(), self.region.as_str());
            // A group that is gone has nothing more to say.
            let Some(Group { streams, .. }) = group::found(world, place, now, name) else {
                continue;
            };
            let wanted: Vec<&Stream> = streams.iter().filter(|stream| self.wants(stream)).collect();
            let page = page::read(
                &wanted,
                times.clone(),
                None,
                Direction::Forward,
                MOST_READ,
                |event| self.pattern.matches(&event.message),
            );
            lines.extend(page.events.into_iter().map(|event| (arn.clone(), event)));
        }
        lines.sort_by_key(|(_, event)| event.key);
        lines
    }
}

impl Live for Tail {
    fn begin(&mut self) -> Vec<u8> {
        let mut draw = Draw::of(0, &["session", &self.request_id]);
        let start = json!({
            "requestId": self.request_id,
            "sessionId": uuid(&mut draw),
            "logGroupIdentifiers": self.asked["logGroupIdentifiers"],
            "logStreamNames": self.names,
            "logStreamNamePrefixes": self.prefixes,
            "logEventFilterPattern": self.asked["logEventFilterPattern"].as_str().unwrap_or(""),
        });
        let mut bytes = event("initial-response", &json!({}));
        bytes.extend(event("sessionStart", &start));
        bytes
    }

    fn next(&mut self, world: &mut World, now: Moment) -> Option<Vec<u8>> {
        if self.ended {
            return None;
        }
        if now.since(self.started) >= LASTS {
            self.ended = true;
            return Some(exception(
                "SessionTimeoutException",
                &json!({ "message": "The live tail session has timed out." }),
            ));
        }
        let lines = self.lines(world, now);
        self.shown = now;
        let sampled = lines.len() > MOST_EVENTS;
        let step = lines.len().div_ceil(MOST_EVENTS).max(1);
        let shown: Vec<Json> = lines
            .iter()
            .step_by(step)
            .map(|(arn, line)| {
                json!({
                    "logStreamName": line.stream,
                    "logGroupIdentifier": arn,
                    "message": line.message,
                    "timestamp": line.key.at,
                    "ingestionTime": line.key.ingested(),
                })
            })
            .collect();
        Some(event(
            "sessionUpdate",
            &json!({ "sessionMetadata": { "sampled": sampled }, "sessionResults": shown }),
        ))
    }
}
