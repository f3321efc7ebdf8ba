//! ECR: the repositories that services run from, and the images in them.

mod describe_images;
mod describe_repositories;
mod repository;

use serde_json::Value as Json;

use crate::api::{Api, Call};
use crate::state::World;
use crate::validation::{ECR, token};
use crate::wire::{ApiError, Value};

/// ECR's API.
pub(crate) struct Ecr;

/// As many as a page has where the client does not say.
const PAGE: usize = 100;

fn invalid(message: impl Into<String>) -> ApiError {
    ApiError::client("InvalidParameterException", message)
}

fn no_repository(call: &Call<'_>, name: &str) -> ApiError {
    ApiError::client(
        "RepositoryNotFoundException",
        format!(
            "The repository with name '{name}' does not exist in the registry with id '{}'",
            call.account
        ),
    )
}

/// Another account's registry is one that nothing is known of.
fn own_registry(call: &Call<'_>, input: &Json) -> Result<(), ApiError> {
    match input["registryId"].as_str() {
        Some(other) if other != call.account => Err(invalid(format!(
            "Invalid parameter at 'registryId': the simulator knows no registry {other} for this \
             account"
        ))),
        Some(_) | None => Ok(()),
    }
}

/// A page of a list, and the token for the rest.
fn page<'a, T>(
    call: &Call<'_>,
    seed: u64,
    list: &str,
    input: &Json,
    all: &'a [T],
) -> Result<(&'a [T], Option<String>), ApiError> {
    let scope = [list, call.account, call.region];
    let most = token::most(input, "maxResults", PAGE);
    token::page(seed, &scope, input["nextToken"].as_str(), most, all)
        .ok_or_else(|| invalid("Invalid parameter at 'nextToken'"))
}

impl Api for Ecr {
    fn signing_name(&self) -> &'static str {
        "ecr"
    }

    fn target_prefix(&self) -> &'static str {
        "AmazonEC2ContainerRegistry_V20150921"
    }

    fn error_namespace(&self) -> &'static str {
        "com.amazonaws.ecr"
    }

    fn operations(&self) -> &'static [&'static str] {
        &["DescribeImages", "DescribeRepositories"]
    }

    fn handle(
        &self,
        call: &Call<'_>,
        world: &mut World,
        operation: &str,
        input: &Json,
    ) -> Result<Value, ApiError> {
        ECR.check(operation, input)
            .map_err(|error| error.coded("InvalidParameterException"))?;
        own_registry(call, input)?;
        match operation {
            "DescribeRepositories" => describe_repositories::answer(call, world, input),
            _ => describe_images::answer(call, world, input),
        }
    }
}
