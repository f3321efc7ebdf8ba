//! DescribeRepositories.

use serde_json::Value as Json;

use super::repository::{self, Repository};
use super::{invalid, no_repository, page};
use crate::api::Call;
use crate::state::World;
use crate::validation::fields;
use crate::wire::{ApiError, Value};

pub(super) fn answer(call: &Call<'_>, world: &mut World, input: &Json) -> Result<Value, ApiError> {
    let names = fields::texts(input, "repositoryNames")?;
    let paged = !input["nextToken"].is_null() || !input["maxResults"].is_null();
    if !names.is_empty() && paged {
        return Err(invalid(
            "Invalid parameter: repositoryNames cannot be used with nextToken or maxResults",
        ));
    }
    let all = repository::all(call, world);
    if let Some(missing) = names
        .iter()
        .find(|name| !all.iter().any(|one| one.name == **name))
    {
        return Err(no_repository(call, missing));
    }
    let wanted: Vec<&Repository> = all
        .iter()
        .filter(|one| names.is_empty() || names.contains(&one.name.as_str()))
        .collect();
    let (shown, next) = page(call, world.seed(), "DescribeRepositories", input, &wanted)?;
    let repositories = shown.iter().map(|one| rendered(call, one));
    Ok(Value::object([
        ("repositories", Value::list(repositories)),
        ("nextToken", next.into()),
    ]))
}

/// `Repository`
fn rendered(call: &Call<'_>, repository: &Repository) -> Value {
    let (account, region, name) = (call.account, call.region, &repository.name);
    Value::object([
        (
            "repositoryArn",
            format!("arn:aws:ecr:{region}:{account}:repository/{name}").into(),
        ),
        ("registryId", account.into()),
        ("repositoryName", name.as_str().into()),
        (
            "repositoryUri",
            format!("{account}.dkr.ecr.{region}.amazonaws.com/{name}").into(),
        ),
        ("createdAt", repository.created.into()),
        ("imageTagMutability", "MUTABLE".into()),
        (
            "imageScanningConfiguration",
            Value::object([("scanOnPush", false.into())]),
        ),
        (
            "encryptionConfiguration",
            Value::object([("encryptionType", "AES256".into())]),
        ),
    ])
}
