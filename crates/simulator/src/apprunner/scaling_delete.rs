//! DeleteAutoScalingConfiguration.

use serde_json::Value as Json;

use super::arn::{Arn, text};
use super::errors::{invalid_request, not_found};
use super::scaling::{self, FIRST};
use crate::api::Call;
use crate::state::{Place, World};
use crate::wire::{ApiError, Value};

/// A name alone means its latest active revision, or all of them where that is asked for.
pub(super) fn delete(call: &Call<'_>, world: &mut World, input: &Json) -> Result<Value, ApiError> {
    let place = world.place(call.account, call.region);
    let arn = text(input, "AutoScalingConfigurationArn");
    let index = scaling::asked(place, input)?;
    let all = input["DeleteAllRevisions"].as_bool().unwrap_or(false);
    let doomed = if all {
        every_revision(place, arn)?
    } else {
        vec![index]
    };
    for at in &doomed {
        deletable(place, *at, arn, call)?;
    }
    for at in &doomed {
        if let Some(revision) = place.scaling.get_mut(*at) {
            revision.deleted = Some(call.now);
        }
    }
    Ok(scaling::described(place, index, call))
}

fn every_revision(place: &Place, arn: &str) -> Result<Vec<usize>, ApiError> {
    let name = Arn::of(arn).map(|parts| parts.rest).unwrap_or_default();
    if name.contains('/') {
        return Err(invalid_request(
            "To delete all revisions, specify an ARN that ends with the configuration's name.",
        ));
    }
    let revisions = place.scaling.iter().enumerate();
    Ok(revisions
        .filter(|(_, one)| one.name == name && one.deleted.is_none())
        .map(|(at, _)| at)
        .collect())
}

fn deletable(place: &mut Place, at: usize, arn: &str, call: &Call<'_>) -> Result<(), ApiError> {
    let revision = place.scaling.get(at).filter(|one| one.deleted.is_none());
    let Some(revision) = revision.cloned() else {
        return Err(not_found("AutoScalingConfiguration", arn));
    };
    if revision.default || revision.name == FIRST {
        return Err(invalid_request(
            "You can't delete the default auto scaling configuration.",
        ));
    }
    if scaling::is_used(place, &revision.arn, call) {
        return Err(invalid_request(
            "You can't delete the auto scaling configuration. It's used by one or more services.",
        ));
    }
    Ok(())
}
