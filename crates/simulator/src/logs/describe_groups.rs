//! DescribeLogGroups.

use serde_json::Value as Json;

use super::errors::{invalid_parameter, invalid_token};
use super::group::{self, Kind, arn};
use crate::api::Call;
use crate::clock::Moment;
use crate::state::{LogGroup, World};
use crate::validation::{fields, token};
use crate::wire::{ApiError, Value};

const PAGE: i64 = 50;

pub(super) fn answer(call: &Call<'_>, world: &mut World, input: &Json) -> Result<Value, ApiError> {
    let prefix = fields::text(input, "logGroupNamePrefix")?;
    let part = fields::text(input, "logGroupNamePattern")?;
    if prefix.is_some() && part.is_some() {
        return Err(invalid_parameter(
            "LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.",
        ));
    }
    let limit = limit(input, PAGE)?;
    let scope = [
        "DescribeLogGroups",
        call.account,
        call.region,
        prefix.unwrap_or_default(),
        part.unwrap_or_default(),
    ];
    let seed = world.seed();
    let after = match fields::text(input, "nextToken")? {
        None => String::new(),
        Some(text) => token::open(seed, &scope, text).ok_or_else(invalid_token)?,
    };
    let mut groups: Vec<(String, Moment)> = world
        .place(call.account, call.region)
        .services(call.now)
        .flat_map(|service| {
            let created = service.created;
            Kind::ALL.map(|kind| (kind.group_of(service), created))
        })
        .filter(|(name, _)| prefix.is_none_or(|prefix| name.starts_with(prefix)))
        .filter(|(name, _)| part.is_none_or(|part| name.contains(part)))
        .filter(|(name, _)| *name > after)
        .collect();
    groups.sort();
    let place = world.place(call.account, call.region);
    let deleted: Vec<String> = place
        .log_groups
        .iter()
        .filter(|(_, marks)| marks.deleted.is_some())
        .map(|(name, _)| name.clone())
        .collect();
    // Those that were deleted are there if something was written to them since.
    for name in deleted {
        let Some(at) = groups.iter().position(|(group, _)| *group == name) else {
            continue;
        };
        let found = group::found(world, (call.account, call.region), call.now, &name);
        let begun = found.and_then(|group| group.begun());
        match (begun, groups.get_mut(at)) {
            (Some(begun), Some((_, created))) => *created = begun,
            _ => {
                groups.remove(at);
            }
        }
    }
    let more = groups.len() > limit;
    groups.truncate(limit);
    let next = groups
        .last()
        .filter(|_| more)
        .map(|(name, _)| token::seal(seed, &scope, name));
    let place = world.place(call.account, call.region);
    let groups = groups.into_iter().map(|(name, created)| {
        let marks = place.log_groups.get(&name);
        let retention = marks.and_then(LogGroup::retention);
        let arn = arn(call, &name);
        Value::object([
            ("logGroupName", name.into()),
            ("creationTime", created.millis().into()),
            ("retentionInDays", retention.into()),
            ("metricFilterCount", Value::Int(0)),
            ("arn", format!("{arn}:*").into()),
            ("logGroupArn", arn.into()),
            ("storedBytes", Value::Int(0)),
            ("logGroupClass", "STANDARD".into()),
        ])
    });
    Ok(Value::object([
        ("logGroups", Value::list(groups)),
        ("nextToken", next.into()),
    ]))
}

/// How many are asked for, of at most `most`.
pub(super) fn limit(input: &Json, most: i64) -> Result<usize, ApiError> {
    let limit = fields::integer(input, "limit")?.unwrap_or(most);
    let side = match limit {
        ..1 => "greater than or equal to 1".to_owned(),
        _ if limit > most => format!("less than or equal to {most}"),
        _ => return Ok(usize::try_from(limit).unwrap_or_default()),
    };
    Err(invalid_parameter(format!(
        "1 validation error detected: Value '{limit}' at 'limit' failed to satisfy constraint: \
         Member must have value {side}"
    )))
}
