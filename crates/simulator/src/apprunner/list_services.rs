//! ListServices and DescribeService.

use serde_json::Value as Json;

use super::{arn, paging, render};
use crate::api::Call;
use crate::state::World;
use crate::wire::{ApiError, Value};

const PAGE: usize = 20;

pub(super) fn list(call: &Call<'_>, world: &mut World, input: &Json) -> Result<Value, ApiError> {
    let seed = world.seed();
    let page = paging::page(call, seed, "ListServices", PAGE, input)?;
    let place = world.place(call.account, call.region);
    // One more than is shown tells whether there is more.
    let found = place.page(&page.after, page.most + 1, call.clock, call.now);
    let shown = found.get(..page.most).unwrap_or(&found);
    let more = shown.last().filter(|_| found.len() > page.most);
    let token = more.map(|last| paging::token(call, seed, "ListServices", &last.id));
    Ok(Value::object([
        (
            "ServiceSummaryList",
            Value::list(shown.iter().map(|service| render::service_summary(service))),
        ),
        ("NextToken", token.into()),
    ]))
}

pub(super) fn describe(
    call: &Call<'_>,
    world: &mut World,
    input: &Json,
) -> Result<Value, ApiError> {
    let service = arn::service(call, world, input)?.clone();
    let place = world.place(call.account, call.region);
    let scaling = render::scaling_of(place, &service.config.scaling);
    Ok(Value::object([(
        "Service",
        render::service(&service, scaling),
    )]))
}
