//! `SourceConfiguration`: code or image, and what each of them needs.

use serde_json::{Value as Json, json};

use super::errors::invalid_request;
use super::instance::assumable;
use crate::wire::ApiError;

/// The block with its defaults, for a service of an account.
pub(super) fn normalised(given: &Json, account: &str) -> Result<Json, ApiError> {
    let image = &given["ImageRepository"];
    let code = &given["CodeRepository"];
    match (image.is_object(), code.is_object()) {
        (true, false) => of_image(given, image, account),
        (false, true) => of_code(given, code),
        (true, true) | (false, false) => Err(invalid_request(
            "You must specify exactly one of CodeRepository and ImageRepository.",
        )),
    }
}

fn of_image(given: &Json, image: &Json, account: &str) -> Result<Json, ApiError> {
    let public = image["ImageRepositoryType"] == "ECR_PUBLIC";
    let identifier = image["ImageIdentifier"].as_str().unwrap_or_default();
    if public != identifier.starts_with("public.ecr.aws/") {
        return Err(invalid_request(
            "The image identifier doesn't match the image repository type.",
        ));
    }
    let automatic = given["AutoDeploymentsEnabled"].as_bool();
    if public && automatic == Some(true) {
        return Err(invalid_request(
            "App Runner doesn't support automatic deployments for an image in an ECR Public \
             repository.",
        ));
    }
    let own = identifier.split('.').next() == Some(account);
    if !public && !own && automatic == Some(true) {
        return Err(invalid_request(
            "App Runner doesn't support automatic deployments for an image in an ECR repository \
             of another account.",
        ));
    }
    if !public && given["AuthenticationConfiguration"]["AccessRoleArn"].is_null() {
        return Err(invalid_request(
            "Authentication configuration is invalid: an image in a private ECR repository needs \
             an access role ARN.",
        ));
    }
    if let Some(role) = given["AuthenticationConfiguration"]["AccessRoleArn"].as_str() {
        assumable(role, "access")?;
    }
    let mut block = given.clone();
    block["AutoDeploymentsEnabled"] = json!(automatic.unwrap_or(!public && own));
    let runs = &mut block["ImageRepository"]["ImageConfiguration"];
    if runs.is_null() {
        *runs = json!({});
    }
    with_port(runs)?;
    Ok(block)
}

fn of_code(given: &Json, code: &Json) -> Result<Json, ApiError> {
    if given["AuthenticationConfiguration"]["ConnectionArn"].is_null() {
        return Err(invalid_request(
            "Authentication configuration is invalid: a source code repository needs a \
             connection ARN.",
        ));
    }
    let configuration = &code["CodeConfiguration"];
    let from_api = configuration["ConfigurationSource"] == "API";
    if from_api && configuration["CodeConfigurationValues"].is_null() {
        return Err(invalid_request(
            "CodeConfigurationValues is required when ConfigurationSource is API.",
        ));
    }
    let mut block = given.clone();
    block["AutoDeploymentsEnabled"] =
        json!(given["AutoDeploymentsEnabled"].as_bool().unwrap_or(true));
    let repository = &mut block["CodeRepository"];
    if repository["SourceDirectory"].is_null() {
        repository["SourceDirectory"] = json!("/");
    }
    if from_api {
        with_port(&mut repository["CodeConfiguration"]["CodeConfigurationValues"])?;
    }
    Ok(block)
}

/// Ports are text; the default is 8080.
fn with_port(runs: &mut Json) -> Result<(), ApiError> {
    let port = &mut runs["Port"];
    match port.as_str().map(str::parse::<u16>) {
        None => {
            *port = json!("8080");
            Ok(())
        }
        Some(Ok(number)) if number > 0 => Ok(()),
        Some(_) => Err(invalid_request(
            "The port must be a number between 1 and 65535.",
        )),
    }
}

/// What an update brings, over what is there: the kind of source is fixed, and a start command, once
/// set, cannot be cleared.
pub(super) fn updated(before: &Json, given: &Json, account: &str) -> Result<Json, ApiError> {
    let mut given = given.clone();
    // Leaving the authentication out keeps it.
    if given["AuthenticationConfiguration"].is_null() {
        given["AuthenticationConfiguration"] = before["AuthenticationConfiguration"].clone();
        if given["AuthenticationConfiguration"].is_null()
            && let Some(members) = given.as_object_mut()
        {
            members.remove("AuthenticationConfiguration");
        }
    }
    let mut block = normalised(&given, account)?;
    if before["CodeRepository"].is_object() != block["CodeRepository"].is_object() {
        return Err(invalid_request(
            "You can't change a service between a code repository and an image repository.",
        ));
    }
    for runs in [
        "/ImageRepository/ImageConfiguration",
        "/CodeRepository/CodeConfiguration/CodeConfigurationValues",
    ] {
        let command = before.pointer(runs).map(|runs| &runs["StartCommand"]);
        if let (Some(command @ Json::String(_)), Some(runs)) = (command, block.pointer_mut(runs))
            && runs["StartCommand"].is_null()
        {
            runs["StartCommand"] = command.clone();
        }
    }
    Ok(block)
}
