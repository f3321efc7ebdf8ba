//! ARNs as callers write them.

use serde_json::Value as Json;

use super::errors::{invalid_request, not_found};
use crate::api::Call;
use crate::state::{Service, World};
use crate::wire::ApiError;

/// The part of an ARN after its region and account.
pub(super) struct Arn<'a> {
    pub(super) region: &'a str,
    pub(super) account: &'a str,
    /// `service`, `autoscalingconfiguration`, …
    pub(super) kind: &'a str,
    /// What follows the kind, without the slash.
    pub(super) rest: &'a str,
}

impl<'a> Arn<'a> {
    pub(super) fn of(text: &'a str) -> Option<Self> {
        let mut parts = text.splitn(6, ':');
        let (prefix, partition, service) = (parts.next()?, parts.next()?, parts.next()?);
        let (region, account, resource) = (parts.next()?, parts.next()?, parts.next()?);
        let (kind, rest) = resource.split_once('/')?;
        (prefix == "arn" && partition.starts_with("aws") && service == "apprunner").then_some(
            Self {
                region,
                account,
                kind,
                rest,
            },
        )
    }

    /// Whether the caller may look there: another account's or region's resource is not found.
    pub(super) fn is_within(&self, call: &Call<'_>) -> bool {
        self.region == call.region && self.account == call.account
    }
}

/// A string member of an input; absent reads as empty, which no ARN and no name is.
pub(super) fn text<'a>(input: &'a Json, name: &str) -> &'a str {
    input[name].as_str().unwrap_or_default()
}

/// The service that an input's `ServiceArn` names.
pub(super) fn service<'a>(
    call: &Call<'_>,
    world: &'a mut World,
    input: &Json,
) -> Result<&'a mut Service, ApiError> {
    service_at(call, world, text(input, "ServiceArn"))
}

/// The service with an ARN.
pub(super) fn service_at<'a>(
    call: &Call<'_>,
    world: &'a mut World,
    arn: &str,
) -> Result<&'a mut Service, ApiError> {
    let parts = Arn::of(arn)
        .filter(|parts| parts.kind == "service")
        .ok_or_else(|| invalid_request(format!("{arn} is not a valid service ARN.")))?;
    if !parts.is_within(call) {
        return Err(not_found("Service", arn));
    }
    world
        .place(call.account, call.region)
        .service(arn, call.clock, call.now)
        .ok_or_else(|| not_found("Service", arn))
}
