//! Log groups: two for each service.

use serde_json::Value as Json;

use super::errors::{invalid_parameter, missing, no_group};
use super::stream::{self, Stream};
use crate::api::Call;
use crate::clock::Moment;
use crate::state::{LogGroup, Service, World};
use crate::validation::fields;
use crate::wire::ApiError;

const ROOT: &str = "/aws/apprunner/";

/// What a group of a service is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// What App Runner writes.
    Service,
    /// What the application writes.
    Application,
}

impl Kind {
    pub(super) const ALL: [Self; 2] = [Self::Application, Self::Service];

    const fn as_str(self) -> &'static str {
        match self {
            Self::Service => "service",
            Self::Application => "application",
        }
    }

    /// The name of a service's group.
    pub(super) fn group_of(self, service: &Service) -> String {
        format!("{ROOT}{}/{}/{}", service.name, service.id, self.as_str())
    }
}

/// The streams of the group that an input names.
#[derive(Debug)]
pub(super) struct Group {
    pub(super) name: String,
    pub(super) streams: Vec<Stream>,
}

impl Group {
    /// When its first line was written.
    pub(super) fn begun(&self) -> Option<Moment> {
        let first = self.streams.iter().filter_map(Stream::first).min();
        first.map(Moment::from_millis)
    }
}

/// Finds the group that an input names, by name or by ARN.
pub(super) fn of(call: &Call<'_>, world: &mut World, input: &Json) -> Result<Group, ApiError> {
    let name = named(call, input)?;
    found(world, (call.account, call.region), call.now, &name).ok_or_else(no_group)
}

/// The group of a name in an account and region, as it is at a moment.
pub(super) fn found(
    world: &mut World,
    (account, region): (&str, &str),
    now: Moment,
    name: &str,
) -> Option<Group> {
    let seed = world.seed();
    let (service_name, id, kind) = parts(name)?;
    let place = world.place(account, region);
    let marks = place.log_groups.get(name).cloned();
    let scaling = match kind {
        Kind::Service => Vec::new(),
        Kind::Application => place.scaling.clone(),
    };
    let service = place
        .services(now)
        .find(|service| service.id == id && service.name == service_name)?;
    let mut streams = match kind {
        Kind::Service => stream::of_service(service, now),
        Kind::Application => stream::of_application(seed, service, &scaling, now),
    };
    if let Some(marks) = marks {
        streams = left(streams, &marks, now);
        // Deleted, it is there again when something is written to it.
        if marks.deleted.is_some() && streams.is_empty() {
            return None;
        }
    }
    Some(Group {
        name: name.to_owned(),
        streams,
    })
}

/// What is left of streams after deletions and by the time that lines are kept.
fn left(streams: Vec<Stream>, marks: &LogGroup, now: Moment) -> Vec<Stream> {
    let since = marks.kept_since(now);
    streams
        .into_iter()
        .filter_map(|stream| match marks.stream_deleted(&stream.name) {
            Some(deleted) => stream.without(deleted),
            None => Some(stream),
        })
        .map(|stream| match since {
            Some(since) => stream.kept_since(since),
            None => stream,
        })
        .collect()
}

fn named(call: &Call<'_>, input: &Json) -> Result<String, ApiError> {
    let name = fields::text(input, "logGroupName")?;
    let identifier = fields::text(input, "logGroupIdentifier")?;
    match (name, identifier) {
        (Some(_), Some(_)) => Err(invalid_parameter(
            "LogGroupName and LogGroupIdentifier cannot both be specified.",
        )),
        (Some(name), None) => Ok(name.to_owned()),
        (None, Some(identifier)) if identifier.starts_with("arn:") => {
            let prefix = arn(call, "");
            let name = identifier.strip_prefix(&prefix).ok_or_else(no_group)?;
            Ok(name.strip_suffix(":*").unwrap_or(name).to_owned())
        }
        (None, Some(identifier)) => Ok(identifier.to_owned()),
        (None, None) => Err(missing("logGroupName")),
    }
}

/// The ARN of a group.
pub(super) fn arn(call: &Call<'_>, name: &str) -> String {
    format!(
        "arn:aws:logs:{}:{}:log-group:{name}",
        call.region, call.account
    )
}

/// A group's name taken apart: the service's name and id, and what it is for.
fn parts(name: &str) -> Option<(&str, &str, Kind)> {
    let mut parts = name.strip_prefix(ROOT)?.split('/');
    let (service, id, kind) = (parts.next()?, parts.next()?, parts.next()?);
    let kind = Kind::ALL.into_iter().find(|each| each.as_str() == kind)?;
    parts.next().is_none().then_some((service, id, kind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_all_its_parts_and_no_other() {
        assert_eq!(
            parts("/aws/apprunner/web/0a1b/service"),
            Some(("web", "0a1b", Kind::Service))
        );
        for name in [
            "",
            "/aws/lambda/web",
            "/aws/apprunner/web/0a1b",
            "/aws/apprunner/web/0a1b/other",
            "/aws/apprunner/web/0a1b/service/more",
        ] {
            assert_eq!(parts(name), None, "{name}");
        }
    }
}
