//! Auto scaling configurations: create, describe, list, make one the default, and who uses one.

use serde_json::Value as Json;

use super::arn::text;
use super::errors::{invalid_request, not_found, quota_exceeded};
use super::revisions::{self, Shelf};
use super::{paging, render, tags};
use crate::api::Call;
use crate::state::{Place, ScalingConfiguration, World, hex_id};
use crate::wire::{ApiError, Value};

const NAMES: usize = 10;
const REVISIONS: usize = 5;
const PAGE: usize = 100;

/// The name of the one that every account has from the start.
pub(super) const FIRST: &str = "DefaultConfiguration";

const KIND: &str = "autoscalingconfiguration";

/// The position of the revision that an ARN means: whole, `…/<name>/<revision>`, or `…/<name>` for
/// its latest that is active.
pub(super) fn position(place: &Place, arn: &str) -> Option<usize> {
    revisions::position(Shelf::of(place, KIND), &place.scaling, arn)
}

/// The revision that an ARN means.
pub(super) fn resolved<'a>(place: &'a Place, arn: &str) -> Option<&'a ScalingConfiguration> {
    place.scaling.get(position(place, arn)?)
}

/// The position of the revision that an input's `AutoScalingConfigurationArn` means.
pub(super) fn asked(place: &Place, input: &Json) -> Result<usize, ApiError> {
    let arn = text(input, "AutoScalingConfigurationArn");
    position(place, arn).ok_or_else(|| not_found("AutoScalingConfiguration", arn))
}

/// A revision in full.
pub(super) fn described(place: &mut Place, index: usize, call: &Call<'_>) -> Value {
    let Some(revision) = place.scaling.get(index).cloned() else {
        return Value::Null;
    };
    let latest = revisions::is_latest(&place.scaling, &revision);
    let used = is_used(place, &revision.arn, call);
    let rendered = render::scaling(&revision, latest, used);
    Value::object([("AutoScalingConfiguration", rendered)])
}

/// Whether a service that is not deleted uses a revision.
pub(super) fn is_used(place: &mut Place, arn: &str, call: &Call<'_>) -> bool {
    place
        .services(call.now)
        .any(|service| service.deleted.is_none() && service.config.scaling == arn)
}

pub(super) fn create(call: &Call<'_>, world: &mut World, input: &Json) -> Result<Value, ApiError> {
    let mut draw = world.draw("scaling");
    let place = world.place(call.account, call.region);
    let name = text(input, "AutoScalingConfigurationName");
    let number = |member: &str, default: u32| {
        input[member]
            .as_u64()
            .and_then(|number| u32::try_from(number).ok())
            .unwrap_or(default)
    };
    let (min_size, max_size) = (number("MinSize", 1), number("MaxSize", 25));
    if min_size > max_size {
        return Err(invalid_request("MinSize can't be greater than MaxSize."));
    }
    if name == FIRST {
        return Err(invalid_request(format!("The name {FIRST} is reserved.")));
    }
    let tags = tags::given(&input["Tags"])?;
    within_quotas(place, name)?;
    let revision = revisions::next(&place.scaling, name);
    let (region, account, id) = (call.region, call.account, hex_id(&mut draw));
    place.scaling.push(ScalingConfiguration {
        arn: format!(
            "arn:aws:apprunner:{region}:{account}:autoscalingconfiguration/{name}/{revision}/{id}"
        ),
        name: name.to_owned(),
        revision,
        max_concurrency: number("MaxConcurrency", 100),
        min_size,
        max_size,
        created: call.now,
        deleted: None,
        default: false,
        tags,
    });
    let index = place.scaling.len() - 1;
    Ok(described(place, index, call))
}

fn within_quotas(place: &Place, name: &str) -> Result<(), ApiError> {
    let own = revisions::active(&place.scaling, name);
    if own >= REVISIONS {
        return Err(quota_exceeded(format!(
            "you exceeded your account's revision quota: {REVISIONS}"
        )));
    }
    // The one that every account has from the start, and cannot delete, does not count.
    if own == 0 && revisions::names(&place.scaling) > NAMES {
        return Err(quota_exceeded(format!(
            "you exceeded your account's auto scaling configuration quota: {NAMES}"
        )));
    }
    Ok(())
}

pub(super) fn describe(
    call: &Call<'_>,
    world: &mut World,
    input: &Json,
) -> Result<Value, ApiError> {
    let place = world.place(call.account, call.region);
    let index = asked(place, input)?;
    Ok(described(place, index, call))
}

pub(super) fn list(call: &Call<'_>, world: &mut World, input: &Json) -> Result<Value, ApiError> {
    let seed = world.seed();
    let name = input["AutoScalingConfigurationName"].as_str();
    let latest_only = input["LatestOnly"].as_bool().unwrap_or(true);
    let list = format!("ListAutoScalingConfigurations {name:?} {latest_only}");
    let page = paging::page(call, seed, &list, PAGE, input)?;
    let place = world.place(call.account, call.region);
    let listed: Vec<ScalingConfiguration> = place
        .scaling
        .iter()
        .filter(|one| one.deleted.is_none())
        .filter(|one| name.is_none_or(|name| one.name == name))
        .filter(|one| !latest_only || revisions::is_latest(&place.scaling, one))
        .cloned()
        .collect();
    let (shown, token) = paging::slice(call, seed, &list, &page, &listed, |one| &one.arn);
    let summaries = shown.iter().map(|one| {
        let used = is_used(place, &one.arn, call);
        render::scaling_summary(one, used)
    });
    Ok(Value::object([
        (
            "AutoScalingConfigurationSummaryList",
            Value::list(summaries),
        ),
        ("NextToken", token.into()),
    ]))
}

/// Services that exist keep what they have; the default is for those to come.
pub(super) fn set_default(
    call: &Call<'_>,
    world: &mut World,
    input: &Json,
) -> Result<Value, ApiError> {
    let place = world.place(call.account, call.region);
    let index = asked(place, input)?;
    let inactive = place
        .scaling
        .get(index)
        .is_none_or(|one| one.deleted.is_some());
    if inactive {
        return Err(invalid_request(
            "The auto scaling configuration isn't active.",
        ));
    }
    for (at, revision) in place.scaling.iter_mut().enumerate() {
        revision.default = at == index;
    }
    Ok(described(place, index, call))
}

pub(super) fn services(
    call: &Call<'_>,
    world: &mut World,
    input: &Json,
) -> Result<Value, ApiError> {
    let seed = world.seed();
    let place = world.place(call.account, call.region);
    let index = asked(place, input)?;
    let arn = place
        .scaling
        .get(index)
        .map(|one| one.arn.clone())
        .unwrap_or_default();
    let list = format!("ListServicesForAutoScalingConfiguration {arn}");
    let page = paging::page(call, seed, &list, PAGE, input)?;
    let users: Vec<String> = place
        .services(call.now)
        .filter(|service| service.deleted.is_none() && service.config.scaling == arn)
        .map(|service| service.arn.clone())
        .collect();
    let (shown, token) = paging::slice(call, seed, &list, &page, &users, |arn| arn.as_str());
    Ok(Value::object([
        ("ServiceArnList", shown.to_vec().into()),
        ("NextToken", token.into()),
    ]))
}
