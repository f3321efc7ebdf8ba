//! ListOperations.

use serde_json::Value as Json;

use super::{arn, paging, render};
use crate::api::Call;
use crate::state::{Operation, World};
use crate::wire::{ApiError, Value};

const PAGE: usize = 20;

pub(super) fn list(call: &Call<'_>, world: &mut World, input: &Json) -> Result<Value, ApiError> {
    let seed = world.seed();
    let service = arn::service(call, world, input)?;
    let list = format!("ListOperations {}", service.id);
    let page = paging::page(call, seed, &list, PAGE, input)?;
    let newest_first: Vec<&Operation> = service.operations.iter().rev().collect();
    let (shown, token) = paging::slice(call, seed, &list, &page, &newest_first, |operation| {
        &operation.id
    });
    let summaries = shown
        .iter()
        .map(|operation| render::operation(operation, &service.arn, call.now));
    Ok(Value::object([
        ("OperationSummaryList", Value::list(summaries)),
        ("NextToken", token.into()),
    ]))
}
