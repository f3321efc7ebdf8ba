//! DescribeImages.

use serde_json::Value as Json;

use super::repository::{self, Image};
use super::{invalid, no_repository, page};
use crate::api::Call;
use crate::state::World;
use crate::validation::fields;
use crate::wire::{ApiError, Value};

const MANIFEST: &str = "application/vnd.docker.distribution.manifest.v2+json";

pub(super) fn answer(call: &Call<'_>, world: &mut World, input: &Json) -> Result<Value, ApiError> {
    let name = input["repositoryName"].as_str().unwrap_or_default();
    let ids = fields::list(input, "imageIds")?;
    let paged = !input["nextToken"].is_null() || !input["maxResults"].is_null();
    if !ids.is_empty() && paged {
        return Err(invalid(
            "Invalid parameter: imageIds cannot be used with nextToken or maxResults",
        ));
    }
    let all = repository::all(call, world);
    let repository = all
        .iter()
        .find(|one| one.name == name)
        .ok_or_else(|| no_repository(call, name))?;
    let images = repository.images();
    let status = input["filter"]["tagStatus"].as_str().unwrap_or("ANY");
    let mut wanted: Vec<&Image> = Vec::new();
    if ids.is_empty() {
        wanted.extend(images.iter().filter(|image| match status {
            "TAGGED" => !image.tags.is_empty(),
            "UNTAGGED" => image.tags.is_empty(),
            _ => true,
        }));
    }
    for id in ids {
        let image = images.iter().find(|image| is(image, id));
        wanted.push(image.ok_or_else(|| no_image(call, name, id))?);
    }
    let list = format!("DescribeImages {name} {status}");
    let (shown, next) = page(call, world.seed(), &list, input, &wanted)?;
    let details = shown.iter().map(|image| {
        let tags = Some(image.tags.clone()).filter(|tags| !tags.is_empty());
        Value::object([
            ("registryId", call.account.into()),
            ("repositoryName", name.into()),
            ("imageDigest", image.digest.as_str().into()),
            ("imageTags", tags.into()),
            ("imageSizeInBytes", image.bytes.into()),
            ("imagePushedAt", image.pushed.into()),
            ("imageManifestMediaType", MANIFEST.into()),
        ])
    });
    Ok(Value::object([
        ("imageDetails", Value::list(details)),
        ("nextToken", next.into()),
    ]))
}

/// Whether an image is the one with a digest, a tag, or both.
fn is(image: &Image, id: &Json) -> bool {
    let (digest, tag) = (id["imageDigest"].as_str(), id["imageTag"].as_str());
    let named = digest.is_some() || tag.is_some();
    named
        && digest.is_none_or(|digest| image.digest == digest)
        && tag.is_none_or(|tag| image.tags.iter().any(|own| own == tag))
}

fn no_image(call: &Call<'_>, name: &str, id: &Json) -> ApiError {
    let part = |member: &str| id[member].as_str().unwrap_or("null").to_owned();
    ApiError::client(
        "ImageNotFoundException",
        format!(
            "The image with imageId {{imageDigest:'{}', imageTag:'{}'}} does not exist within the \
             repository with name '{name}' in the registry with id '{}'",
            part("imageDigest"),
            part("imageTag"),
            call.account
        ),
    )
}
