//! Observability configurations: create, describe, list and delete.

use serde_json::Value as Json;

use super::arn::text;
use super::errors::{invalid_request, not_found, quota_exceeded};
use super::revisions::{self, Shelf};
use super::{paging, tags};
use crate::api::Call;
use crate::state::{ObservabilityConfiguration, Place, World, hex_id};
use crate::wire::{ApiError, Value};

const NAMES: usize = 10;
const REVISIONS: usize = 10;
const PAGE: usize = 100;
const WHAT: &str = "ObservabilityConfiguration";

const KIND: &str = "observabilityconfiguration";

/// The position of the revision that an ARN means.
pub(super) fn position(place: &Place, arn: &str) -> Option<usize> {
    revisions::position(Shelf::of(place, KIND), &place.observability, arn)
}

/// The position and the whole ARN of the active revision that an ARN means.
fn active(place: &Place, arn: &str) -> Option<(usize, String)> {
    revisions::active_at(Shelf::of(place, KIND), &place.observability, arn)
}

fn asked(place: &Place, input: &Json) -> Result<usize, ApiError> {
    let arn = text(input, "ObservabilityConfigurationArn");
    position(place, arn).ok_or_else(|| not_found(WHAT, arn))
}

/// The whole ARN of the active revision that a service's block names.
pub(super) fn resolved(place: &Place, arn: &str) -> Result<String, ApiError> {
    active(place, arn)
        .map(|(_, whole)| whole)
        .ok_or_else(|| invalid_request(not_found(WHAT, arn).message))
}

pub(super) fn create(call: &Call<'_>, world: &mut World, input: &Json) -> Result<Value, ApiError> {
    let mut draw = world.draw("observability");
    let place = world.place(call.account, call.region);
    let name = text(input, "ObservabilityConfigurationName");
    let tags = tags::given(&input["Tags"])?;
    let all = &place.observability;
    let own = revisions::active(all, name);
    if own >= REVISIONS {
        return Err(quota_exceeded(format!(
            "you exceeded your account's revision quota: {REVISIONS}"
        )));
    }
    if own == 0 && revisions::names(all) >= NAMES {
        return Err(quota_exceeded(format!(
            "you exceeded your account's observability configuration quota: {NAMES}"
        )));
    }
    let revision = revisions::next(all, name);
    let (region, account, id) = (call.region, call.account, hex_id(&mut draw));
    place.observability.push(ObservabilityConfiguration {
        arn: format!(
            "arn:aws:apprunner:{region}:{account}:observabilityconfiguration/{name}/{revision}/{id}"
        ),
        name: name.to_owned(),
        revision,
        vendor: input["TraceConfiguration"]["Vendor"]
            .as_str()
            .map(str::to_owned),
        created: call.now,
        deleted: None,
        tags,
    });
    let index = place.observability.len() - 1;
    Ok(described(place, index))
}

pub(super) fn describe(
    call: &Call<'_>,
    world: &mut World,
    input: &Json,
) -> Result<Value, ApiError> {
    let place = world.place(call.account, call.region);
    let index = asked(place, input)?;
    Ok(described(place, index))
}

pub(super) fn delete(call: &Call<'_>, world: &mut World, input: &Json) -> Result<Value, ApiError> {
    let place = world.place(call.account, call.region);
    let asked = text(input, "ObservabilityConfigurationArn");
    let (index, arn) = active(place, asked).ok_or_else(|| not_found(WHAT, asked))?;
    let used = place.services(call.now).any(|service| {
        let block = &service.config.observability;
        service.deleted.is_none()
            && block["ObservabilityConfigurationArn"].as_str() == Some(arn.as_str())
    });
    if used {
        return Err(invalid_request(
            "You can't delete the observability configuration. It's used by one or more services.",
        ));
    }
    if let Some(revision) = place.observability.get_mut(index) {
        revision.deleted = Some(call.now);
    }
    Ok(described(place, index))
}

pub(super) fn list(call: &Call<'_>, world: &mut World, input: &Json) -> Result<Value, ApiError> {
    let seed = world.seed();
    let name = input["ObservabilityConfigurationName"].as_str();
    let latest_only = input["LatestOnly"].as_bool().unwrap_or(true);
    let list = format!("ListObservabilityConfigurations {name:?} {latest_only}");
    let page = paging::page(call, seed, &list, PAGE, input)?;
    let all = &world.place(call.account, call.region).observability;
    let listed: Vec<ObservabilityConfiguration> = all
        .iter()
        .filter(|one| one.deleted.is_none())
        .filter(|one| name.is_none_or(|name| one.name == name))
        .filter(|one| !latest_only || revisions::is_latest(all, one))
        .cloned()
        .collect();
    let (shown, token) = paging::slice(call, seed, &list, &page, &listed, |one| &one.arn);
    let summaries = shown.iter().map(|one| {
        Value::object([
            ("ObservabilityConfigurationArn", one.arn.as_str().into()),
            ("ObservabilityConfigurationName", one.name.as_str().into()),
            ("ObservabilityConfigurationRevision", one.revision.into()),
        ])
    });
    Ok(Value::object([
        (
            "ObservabilityConfigurationSummaryList",
            Value::list(summaries),
        ),
        ("NextToken", token.into()),
    ]))
}

fn described(place: &Place, index: usize) -> Value {
    let Some(one) = place.observability.get(index) else {
        return Value::Null;
    };
    let trace = one
        .vendor
        .as_deref()
        .map(|vendor| Value::object([("Vendor", vendor.into())]));
    let rendered = Value::object([
        ("ObservabilityConfigurationArn", one.arn.as_str().into()),
        ("ObservabilityConfigurationName", one.name.as_str().into()),
        ("TraceConfiguration", trace.into()),
        ("ObservabilityConfigurationRevision", one.revision.into()),
        (
            "Latest",
            revisions::is_latest(&place.observability, one).into(),
        ),
        ("Status", one.status().into()),
        ("CreatedAt", one.created.into()),
        ("DeletedAt", one.deleted.into()),
    ]);
    Value::object([("ObservabilityConfiguration", rendered)])
}
